using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Tasks;
using WebApi;
using Xunit;

namespace NetGen.Web.Tests.Api;

public sealed class AnswerTests(ApiFixture fixture) : IClassFixture<ApiFixture>
{
    // A native program may have narrower vectors, which add in another order.
    private const double Rounding = 1e-6;

    private readonly ApiServer _server = fixture.Server;
    private readonly SurvivalModel _model = ModelFile.Read(Models.First);

    [Theory]
    [InlineData(Models.Woman)]
    [InlineData("""{"class":3,"sex":"male"}""")]
    [InlineData("""{"class":2,"sex":"male","age":null,"siblings":3,"parents":1,"fare":0.5,"deck":"T","port":"Cork"}""")]
    public async Task TheAnswerIsTheLibrarys(string body)
    {
        Passenger passenger = JsonSerializer.Deserialize(body, ApiJson.Default.Passenger)!;
        using HttpResponseMessage response = await _server.PostAsync("/predict", body);
        Answer answer = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ApiJson.Default.Answer))!;
        Passenger.Prediction expected = _model.Predict(passenger);
        Assert.Equal((expected.Survived, _model.Name), (answer.Survived, answer.Model));
        Assert.Equal(expected.Probability, answer.Probability, Rounding);
    }

    /// <summary>A mean of numbers can be sent as a number; that of a category is the share of each of its values.</summary>
    [Fact]
    public async Task TheExplanationSetsOneFeatureToItsMean()
    {
        using HttpResponseMessage response = await _server.PostAsync("/explain", Models.Woman);
        Explanation explanation = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ApiJson.Default.Explanation))!;
        Assert.Equal(_model.Predict(Models.WomanAsRow).Probability, explanation.Probability, Rounding);
        Assert.Equal(
            ["age", "class", "deck", "fare", "parents", "port", "sex", "siblings"],
            explanation.Effects.Select(effect => effect.Feature).Order(StringComparer.Ordinal));
        Assert.All(explanation.Effects, effect => Assert.Equal(effect.AtMean - explanation.Probability, effect.Change, 1e-12));
        Assert.All(explanation.Effects, effect => Assert.NotEqual(0, effect.Change));

        double MeanOf(string feature) => explanation.Effects.Single(effect => effect.Feature == feature).AtMean;
        double age = ModelTests.TrainingRows().Average(row => row.Age ?? ModelTests.MedianAge());
        Assert.Equal(_model.Predict(Models.WomanAsRow with { Age = age }).Probability, MeanOf("age"), 1e-5);
        Assert.Equal(WithTheMeanSex(Models.WomanAsRow), MeanOf("sex"), Rounding);
    }

    private static double WithTheMeanSex(Passenger passenger)
    {
        using ZipArchive archive = ZipFile.OpenRead(Models.First);
        using Stream networkFile = archive.GetEntry("network.safetensors")!.Open();
        using Stream preprocessingFile = archive.GetEntry("preprocessing.json")!.Open();
        var network = SurvivalNetwork.Load(networkFile);
        Preprocessing preprocessing = Preprocessing.Load(preprocessingFile);
        float[] inputs = new float[SurvivalNetwork.InputSize];
        preprocessing.Transform(passenger, inputs);
        foreach (Sex sex in Enum.GetValues<Sex>())
        {
            inputs[preprocessing.FeatureNames.IndexOf($"Sex={sex}")] = (float)ModelTests.TrainingRows().Average(row => row.Sex == sex ? 1.0 : 0.0);
        }

        return network.Predict(inputs);
    }

    [Fact]
    public async Task TheModelAndItsHealthAreDescribed()
    {
        ModelDescription model = JsonSerializer.Deserialize(await _server.GetAsync("/model"), ApiJson.Default.ModelDescription)!;
        Assert.Equal((_model.Name, 900, 300), (model.Model, model.TrainingRows, model.TestRows));
        Assert.InRange(model.Accuracy, 0.76, 0.9);
        Assert.Equal("Healthy", await _server.GetAsync("/health"));
    }

    [Fact]
    public async Task TheOpenApiDocumentDescribesTheRequest()
    {
        using var document = JsonDocument.Parse(await _server.GetAsync("/openapi/v1.json"));
        JsonElement schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        JsonElement passenger = schemas.GetProperty("Passenger");
        Assert.Equal(["class", "sex"], passenger.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        JsonElement properties = passenger.GetProperty("properties");
        Assert.Equal(1, properties.GetProperty("class").GetProperty("minimum").GetInt32());
        Assert.Equal(3, properties.GetProperty("class").GetProperty("maximum").GetInt32());
        Assert.False(properties.TryGetProperty("survived", out _));
        Assert.Equal(["female", "male"], schemas.GetProperty("Sex").GetProperty("enum").EnumerateArray().Select(name => name.GetString()));
        JsonElement responses = document.RootElement.GetProperty("paths").GetProperty("/predict").GetProperty("post").GetProperty("responses");
        Assert.Equal(["200", "400", "413", "503"], responses.EnumerateObject().Select(response => response.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ThePageTakesNothingFromElsewhere()
    {
        foreach (string path in new[] { "/", "/page.css", "/page.js" })
        {
            using HttpResponseMessage response = await _server.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            string policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
            string text = await response.Content.ReadAsStringAsync();
            Assert.DoesNotContain("://", text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }
}
