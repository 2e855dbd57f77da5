using NetGen.Package.Tests;
using Xunit;

namespace NetGen.Web.Tests.Browser;

/// <summary>A test that needs a browser and WebAssembly's runtime, which is a package; .ci/run brings both.</summary>
internal sealed class SampleFactAttribute : FactAttribute
{
    public SampleFactAttribute() => Skip =
        Chromium.Program is null ? "Chromium is not installed."
        : !Machine.HasPackage("microsoft.netcore.app.runtime.mono.browser-wasm")
            ? "WebAssembly's runtime is not on this machine: dotnet restore samples/Browser brings it."
            : null;
}
