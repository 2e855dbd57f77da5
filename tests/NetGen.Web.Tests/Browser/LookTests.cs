using System.Threading.Tasks;
using PuppeteerSharp;
using PuppeteerSharp.Media;
using Xunit;

namespace NetGen.Web.Tests.Browser;

[Collection(nameof(PublishedSample))]
public sealed class LookTests(Chromium chromium, PublishedSample sample)
{
    // The least contrast of a text with what is behind it, as WCAG defines it; 4.5 is enough for text of any size.
    private const string LeastContrast = """
        (() => {
            const channels = color => color.match(/[\d.]+/g).map(Number);
            const linear = c => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
            const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
            const behind = element => {
                const color = channels(getComputedStyle(element).backgroundColor);
                return color.length === 4 && color[3] === 0 ? behind(element.parentElement) : color;
            };
            const texts = [...document.querySelectorAll('body *')].filter(e => !e.disabled
                && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()));
            return Math.min(...texts.map(e => {
                const [dark, light] = [channels(getComputedStyle(e).color), behind(e)].map(luminance).sort((a, b) => a - b);
                return (light + 0.05) / (dark + 0.05);
            }));
        })()
        """;

    private const string Nameless = """
        [...document.querySelectorAll('button, select, progress, canvas, svg:not([aria-hidden])')]
            .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim()) || e.matches('select') && e.labels.length === 0).map(e => e.id)
        """;

    private const string Cut =
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.id || e.tagName)";

    [SampleFact]
    public async Task LightAndDarkNarrowAndWideTheTextIsReadableAndNothingIsCutOff()
    {
        await using SamplePage page = await SamplePage.OpenAsync(chromium, sample);
        Assert.Empty(await page.AskAsync<string[]>(Nameless));
        string? light = null;
        foreach (bool isDark in new[] { false, true })
        {
            await page.Page.EmulateMediaFeaturesAsync([new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = isDark ? "dark" : "light" }]);
            foreach (int width in new[] { 1280, 390 })
            {
                await page.Page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
                await page.WaitAsync($"innerWidth === {width}");
                Assert.Equal(width, await page.AskAsync<int>("document.documentElement.scrollWidth"));
                Assert.Empty(await page.AskAsync<string[]>(Cut));
                Assert.InRange(await page.AskAsync<double>(LeastContrast), 4.5, 21);
            }

            // What is drawn has the scheme's colours too.
            string plane = await page.PixelsAsync("moons-plane");
            Assert.NotEqual(light, plane);
            light = plane;
        }
    }
}
