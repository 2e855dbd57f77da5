using Xunit;

namespace NetGen.Package.Tests;

/// <summary>A test that needs Node.js and WebAssembly's runtime, which is a package; .ci/run brings both.</summary>
internal sealed class WebAssemblyFactAttribute : FactAttribute
{
    public WebAssemblyFactAttribute() => Skip =
        !Machine.HasProgram("node") ? "Node.js is not installed."
        : !Machine.HasPackage("microsoft.netcore.app.runtime.mono.browser-wasm")
            ? "WebAssembly's runtime is not on this machine: dotnet restore tests/NetGen.Package.Tests/Browser -p:Bare=true brings it."
            : null;
}
