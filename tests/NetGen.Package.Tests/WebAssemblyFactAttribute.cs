using System;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Package.Tests;

/// <summary>A test that needs Node.js and WebAssembly's runtime, which is a package; .ci/run brings both.</summary>
internal sealed class WebAssemblyFactAttribute : FactAttribute
{
    public WebAssemblyFactAttribute() => Skip =
        !IsOnPath("node") ? "Node.js is not installed."
        : !Directory.Exists(Path.Combine(Workspace.MachinePackages, "microsoft.netcore.app.runtime.mono.browser-wasm"))
            ? "WebAssembly's runtime is not on this machine: dotnet restore tests/NetGen.Package.Tests/Browser -p:Bare=true brings it."
            : null;

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
