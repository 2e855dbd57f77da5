using Xunit;

namespace NetGen.Web.Tests;

/// <summary>A test with cases that needs a browser; .ci/run brings it.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Program is null ? "Chromium is not installed." : null;
}
