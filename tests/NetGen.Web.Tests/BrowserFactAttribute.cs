using Xunit;

namespace NetGen.Web.Tests;

/// <summary>A test that needs a browser; .ci/run brings it.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Program is null ? "Chromium is not installed." : null;
}
