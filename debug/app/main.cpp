// smasteg-inspector: the core in slow motion (docs/inspector.md).
//   smasteg-inspector [FILE…]                                a window
//   smasteg-inspector --script FILE [--screenshot OUT.png]   does what the script says, and ends
// Exit: 0 done · 1 a line of the script could not be done · 2 wrong usage · 3 no window could be had.
// SPDX-License-Identifier: EUPL-1.2
#include <GLFW/glfw3.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <thread>

#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <implot.h>
#include "debug/app/inspector.h"
#include "debug/app/picture.h"

namespace smasteg::debug {
namespace {

constexpr int kDone = 0, kNo = 1, kWrongUsage = 2, kNoWindow = 3;
constexpr int kWidth = 1440, kHeight = 900;
constexpr float kFontSize = 16;
constexpr int kFramesBeforePicture = 4;  // a window takes its place in the first, its content in the next

struct Arguments {
  std::vector<std::string> files;
  std::string script, screenshot;
  bool isWrong = false;
};

Arguments readArguments(int argc, char** argv) {
  Arguments out;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    std::string* const into = word == "--script"       ? &out.script
                              : word == "--screenshot" ? &out.screenshot
                                                       : nullptr;
    if (into != nullptr && i + 1 < argc) {
      *into = argv[++i];
    } else if (word.starts_with("--")) {
      out.isWrong = true;
    } else {
      out.files.push_back(word);
    }
  }
  out.isWrong |= !out.screenshot.empty() && out.script.empty();
  return out;
}

class Window {
 public:
  Window(Inspector& inspector, bool isWatched) : inspector_(inspector) {
    if (glfwInit() == GLFW_FALSE) return;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    window_ = glfwCreateWindow(kWidth, kHeight, "Småsteg inspector", nullptr, nullptr);
    if (window_ == nullptr) return;
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(isWatched ? 1 : 0);
    glfwSetWindowUserPointer(window_, this);
    glfwSetDropCallback(window_, [](GLFWwindow* window, int count, const char** paths) {
      auto* const self = static_cast<Window*>(glfwGetWindowUserPointer(window));
      for (int i = 0; i < count; ++i) self->inspector_.bench.open(openFile(paths[i]));
    });
    ImGui::CreateContext();
    ImPlot::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.ConfigFlags |= ImGuiConfigFlags_DockingEnable | ImGuiConfigFlags_NavEnableKeyboard;
    // A script's pictures are the same wherever the mouse is.
    if (!isWatched) io.ConfigFlags |= ImGuiConfigFlags_NoMouse;
    io.IniFilename = nullptr;
    ImFontConfig font;
    font.SizePixels = kFontSize;
    io.Fonts->AddFontDefaultVector(&font);
    ImGui_ImplGlfw_InitForOpenGL(window_, true);
    ImGui_ImplOpenGL3_Init("#version 330 core");
  }

  ~Window() {
    if (window_ != nullptr) {
      ImGui_ImplOpenGL3_Shutdown();
      ImGui_ImplGlfw_Shutdown();
      ImPlot::DestroyContext();
      ImGui::DestroyContext();
      glfwDestroyWindow(window_);
    }
    glfwTerminate();
  }

  bool isThere() const { return window_ != nullptr; }
  bool isClosed() const { return glfwWindowShouldClose(window_) != 0; }

  void frame() {
    drawFrame();
    glfwSwapBuffers(window_);
  }

  bool picture(const std::string& path) {
    for (int i = 1; i < kFramesBeforePicture; ++i) frame();
    drawFrame();
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) *
                                     3);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_BACK);
    glReadPixels(0, 0, width_, height_, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
    glfwSwapBuffers(window_);
    return writePng(path, width_, height_, pixels);
  }

 private:
  void drawFrame() {
    glfwPollEvents();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    inspector_.draw();
    ImGui::Render();
    glfwGetFramebufferSize(window_, &width_, &height_);
    glViewport(0, 0, width_, height_);
    glClearColor(0.09F, 0.1F, 0.12F, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  }

  Inspector& inspector_;
  GLFWwindow* window_ = nullptr;
  int width_ = 0, height_ = 0;
};

/// Beside what the panels know: picture OUT.png, and text, which prints what the panel would copy. An empty
/// line or one that begins with # says nothing. Before each line the moment is that of the slider.
int runScript(Inspector& inspector, Window& window, const Arguments& arguments) {
  std::ifstream script(arguments.script);
  if (!script) {
    std::fprintf(stderr, "smasteg-inspector: %s: it cannot be read\n", arguments.script.c_str());
    return kWrongUsage;
  }
  int code = kDone;
  window.frame();
  for (std::string line; std::getline(script, line);) {
    if (line.empty() || line[0] == '#') continue;
    while (!inspector.bench.catchUp()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    bool isDone = true;
    if (line == "text") {
      std::cout << inspector.asText() << "\n";
    } else if (line.starts_with("picture ")) {
      isDone = window.picture(line.substr(8));
      if (!isDone) inspector.bench.note = line.substr(8) + ": it cannot be written";
    } else {
      isDone = inspector.tell(line);
    }
    while (!inspector.bench.catchUp()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    window.frame();
    if (isDone) continue;
    std::fprintf(stderr, "smasteg-inspector: %s\n", inspector.bench.note.c_str());
    code = kNo;
  }
  if (!arguments.screenshot.empty() && !window.picture(arguments.screenshot)) code = kNo;
  return code;
}

int run(int argc, char** argv) {
  const Arguments arguments = readArguments(argc, argv);
  if (arguments.isWrong) {
    std::fprintf(stderr, "usage: smasteg-inspector [FILE...] | --script FILE [--screenshot OUT.png]\n");
    return kWrongUsage;
  }
  Inspector inspector(SMASTEG_HOUSE);
  Window window(inspector, arguments.script.empty());
  if (!window.isThere()) {
    std::fprintf(stderr,
                 "smasteg-inspector: there is no screen with OpenGL 3.3 here. Without one: xvfb-run\n");
    return kNoWindow;
  }
  for (const std::string& file : arguments.files) inspector.bench.open(openFile(file));
  if (!arguments.script.empty()) return runScript(inspector, window, arguments);
  while (!window.isClosed()) window.frame();
  return kDone;
}

}  // namespace
}  // namespace smasteg::debug

int main(int argc, char** argv) { return smasteg::debug::run(argc, argv); }
