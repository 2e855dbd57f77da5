using System.Threading.Tasks;
using PuppeteerSharp;
using Xunit;

namespace NetGen.Web.Tests;

[Collection(nameof(Chromium))]
public sealed class ChromiumTests(Chromium chromium)
{
    [BrowserFact]
    public async Task AWidthAndAColourSchemeReachThePage()
    {
        await using IPage page = await chromium.OpenAsync(width: 390, dark: true);
        Assert.True(await page.EvaluateExpressionAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
        Assert.Equal(390, await page.EvaluateExpressionAsync<int>("innerWidth"));
    }
}
