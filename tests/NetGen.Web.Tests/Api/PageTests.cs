using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using PuppeteerSharp;
using WebApi;
using Xunit;

namespace NetGen.Web.Tests.Api;

[Collection(nameof(Chromium))]
public sealed class PageTests(Chromium chromium, ApiFixture fixture) : IClassFixture<ApiFixture>
{
    // Contrast of text and of the edges of fields, by WCAG 2: the least ratio of each text's colour to the nearest background behind it.
    private const string LeastContrast = """
        () => {
          const parse = text => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
            const c = [r, g, b][i] / 255;
            return sum + weight * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          }, 0);
          const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
          const behind = element => {
            for (let e = element; e; e = e.parentElement) {
              const c = parse(getComputedStyle(e).backgroundColor);
              if (c.length === 3 || c[3] > 0) { return c; }
            }
            return [255, 255, 255];
          };
          const texts = [...document.querySelectorAll("h1, h2, p, label, label span, input, select, button, caption, th, th span, td, strong, a")];
          return Math.min(...texts.filter(e => e.offsetParent).map(e => ratio(parse(getComputedStyle(e).color), behind(e))));
        }
        """;

    private readonly ApiServer _server = fixture.Server;
    private readonly List<string> _complaints = [];

    [BrowserFact]
    public async Task TheAnswerIsThere()
    {
        await using IPage page = await OpenAsync();
        await AssertShowsAsync(page, new Passenger { Class = 2, Sex = Sex.Female, Age = 29, Fare = 20, Port = "S" });
        Assert.Equal(8, (await page.QuerySelectorAllAsync("#effects tr")).Length);
        Assert.Equal("Sex", await TextAsync(page, "#effects tr:first-child th", "firstChild.textContent"));
        Assert.Equal("polite", await TextAsync(page, "#answer", "ariaLive"));
        Assert.StartsWith("Model ", await TextAsync(page, "#model"), StringComparison.Ordinal);
        Assert.Empty(_complaints);
    }

    /// <summary>From the address bar to another answer, to a mistake and its correction, with no mouse.</summary>
    [BrowserFact]
    public async Task AKeyboardIsEnough()
    {
        await using IPage page = await OpenAsync();
        List<string> order = [];
        for (int i = 0; i < 10; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            order.Add(await page.EvaluateExpressionAsync<string>("document.activeElement.name || document.activeElement.tagName"));
            Assert.Equal("solid", await page.EvaluateExpressionAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        }

        Assert.Equal(["class", "sex", "age", "fare", "siblings", "parents", "deck", "port", "BUTTON", "A"], order);
        await FocusAsync(page, back: 9);
        await page.Keyboard.TypeAsync("Third");
        await FocusAsync(page, forward: 1);
        await page.Keyboard.TypeAsync("Male");
        await FocusAsync(page, forward: 1);
        await page.Keyboard.TypeAsync("old");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#age[aria-invalid=true]");
        Assert.Equal("age", await page.EvaluateExpressionAsync<string>("document.activeElement.name"));
        Assert.Equal("age-error", await TextAsync(page, "#age", "getAttribute('aria-describedby')"));
        Assert.Contains("another type", await TextAsync(page, "#age-error"), StringComparison.Ordinal);
        Assert.Equal("Some values do not fit.", await TextAsync(page, "#answer"));

        await page.EvaluateExpressionAsync("document.activeElement.select()");
        await page.Keyboard.TypeAsync("40,5");
        await FocusAsync(page, forward: 1);
        await page.Keyboard.PressAsync("Delete");
        await FocusAsync(page, forward: 5);
        await page.Keyboard.PressAsync("Enter");
        await AssertShowsAsync(page, new Passenger { Class = 3, Sex = Sex.Male, Age = 40.5, Port = "S" });
        Assert.Empty(await page.QuerySelectorAllAsync("[aria-invalid], .error"));
    }

    [BrowserTheory]
    [InlineData(390, false)]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task ItFitsAndCanBeReadInBothColourSchemes(int width, bool dark)
    {
        await using IPage page = await OpenAsync(width, dark);
        await AssertShowsAsync(page, new Passenger { Class = 2, Sex = Sex.Female, Age = 29, Fare = 20, Port = "S" });
        Assert.Equal(width, await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"));
        string colour = await page.EvaluateExpressionAsync<string>("getComputedStyle(document.body).backgroundColor");
        int[] background = [.. colour["rgb(".Length..^1].Split(',').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        Assert.All(background, part => Assert.InRange(part, dark ? 0 : 200, dark ? 60 : 255));
        Assert.InRange(await page.EvaluateFunctionAsync<double>(LeastContrast), 4.5, 21);
        int beside = await page.EvaluateExpressionAsync<int>(
            "getComputedStyle(document.querySelector('main')).gridTemplateColumns.split(' ').length");
        Assert.Equal(width == 390 ? 1 : 2, beside);
        Assert.Equal(0, await page.EvaluateExpressionAsync<int>(
            "[...document.querySelectorAll('input, select')].filter(field => field.labels.length !== 1).length"));
        Assert.Empty(_complaints);
    }

    [BrowserFact]
    public async Task ItSaysWhereTheServerDoesNotAnswer()
    {
        await using ApiServer server = await ApiServer.StartAsync(Models.First);
        await using IPage page = await chromium.OpenAsync();
        await page.GoToAsync(server.Client.BaseAddress!.ToString());
        await page.WaitForSelectorAsync("#details:not([hidden])");
        server.Process.Kill();
        await server.Process.WaitForExitAsync();
        await page.ClickAsync("button");
        await page.WaitForSelectorAsync("#details[hidden]", new WaitForSelectorOptions { Hidden = true });
        Assert.Equal("The server does not answer. Try again later.", await TextAsync(page, "#answer"));
    }

    private static async Task<string> TextAsync(IPage page, string selector, string member = "innerText") =>
        await page.EvaluateExpressionAsync<string>($"document.querySelector(\"{selector}\").{member}");

    private static async Task FocusAsync(IPage page, int forward = 0, int back = 0)
    {
        for (int i = 0; i < forward; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.DownAsync("Shift");
        for (int i = 0; i < back; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.UpAsync("Shift");
    }

    private static async Task AssertShowsAsync(IPage page, Passenger passenger)
    {
        double probability = ModelFile.Read(Models.First).Predict(passenger).Probability;
        string percent = string.Create(CultureInfo.InvariantCulture, $"{100 * probability:F1} %");
        await ApiServer.UntilAsync(
            () => page.EvaluateExpressionAsync<bool>($"document.querySelector('#answer strong')?.textContent === '{percent}'"));
        Assert.Equal(percent, await TextAsync(page, "#answer strong"));
        Assert.Contains(
            $"this passenger {(probability > 0.5 ? "" : "not ")}to survive", await TextAsync(page, "#answer"), StringComparison.Ordinal);
    }

    /// <summary>The page, and whatever it says in the console, fails to load or takes from elsewhere.</summary>
    private async Task<IPage> OpenAsync(int width = 1280, bool dark = false)
    {
        string address = _server.Client.BaseAddress!.ToString();
        IPage page = await chromium.OpenAsync(width, dark: dark);
        page.Console += (_, line) => _complaints.Add(line.Message.Text);
        page.PageError += (_, error) => _complaints.Add(error.Message);
        page.RequestFailed += (_, request) => _complaints.Add(request.Request.Url);
        page.Request += (_, request) =>
        {
            if (!request.Request.Url.StartsWith(address, StringComparison.Ordinal) && request.Request.Url != "data:,")
            {
                _complaints.Add(request.Request.Url);
            }
        };
        await page.GoToAsync(address);
        await page.WaitForSelectorAsync("#details:not([hidden])");
        return page;
    }
}
