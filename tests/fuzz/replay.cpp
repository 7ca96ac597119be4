// Gives a target each file of a folder, as the fuzzer does, without a fuzzer: what was once found stays found.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

#include "tests/fuzz/target.hpp"

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (const std::string& folder : std::vector<std::string>(argv + 1, argv + argc)) {
    std::vector<std::filesystem::path> files;
    for (const auto& one : std::filesystem::directory_iterator(folder)) files.push_back(one.path());
    std::ranges::sort(files);
    for (const auto& path : files) {
      std::ifstream file(path, std::ios::binary);
      const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
      std::cout << path.filename().string() << std::endl;  // so that the last one printed is the one that fails
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++count;
    }
  }
  std::cout << count << " files\n";
  return count == 0 ? 1 : 0;
}
