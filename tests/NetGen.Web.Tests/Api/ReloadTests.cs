using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging.Abstractions;
using WebApi;
using Xunit;

namespace NetGen.Web.Tests.Api;

public sealed class ReloadTests
{
    private static readonly string[] Entries = ["network.safetensors", "preprocessing.json", "facts.json"];

    [Fact]
    public async Task AChangedFileServesAndABadOneIsRefusedAndLogged()
    {
        string file = Models.Copy(Models.First);
        await using ApiServer server = await ApiServer.StartAsync(file);
        string first = await ModelAsync(server);

        await File.WriteAllTextAsync(file, "no model");
        await server.LogsAsync($"is refused. Model {first} serves on.");
        Assert.Equal("Degraded", await server.GetAsync("/health"));
        Assert.Equal(first, await ModelAsync(server));

        Models.Replace(file, Models.Second);
        string second = ModelFile.Read(Models.Second).Name;
        await server.LogsAsync($"model {second} serves.");
        Assert.Equal("Healthy", await server.GetAsync("/health"));
        Assert.Equal(second, await ModelAsync(server));
        Assert.NotEqual(first, second);
        Assert.Single(server.Log.Split('\n'), line => line.Contains("is refused", StringComparison.Ordinal));
    }

    /// <summary>Each is refused, and the model that serves is the same object as before; then a good file is taken.</summary>
    [Theory]
    [InlineData("nothing")]
    [InlineData("half")]
    [InlineData("oneBit")]
    [InlineData("huge")]
    [InlineData("folder")]
    [InlineData("withoutNetwork")]
    [InlineData("withoutPreprocessing")]
    [InlineData("withoutFacts")]
    [InlineData("otherNetwork")]
    [InlineData("otherColumns")]
    [InlineData("fewerMeans")]
    [InlineData("meansOfNull")]
    [InlineData("networkOfNaN")]
    public void ABadFileChangesNothing(string damage)
    {
        string file = Models.Copy(Models.First);
        using var metrics = new CountedMetrics();
        var source = new ModelSource(file, metrics.Metrics, NullLogger<ModelSource>.Instance);
        source.Start();
        SurvivalModel before = source.Current;
        source.Refresh();
        Assert.Same(before, source.Current);

        Damage(file, damage);
        source.Refresh();
        source.Refresh();
        Assert.Same(before, source.Current);
        Assert.NotNull(source.Refusal);
        Assert.Equal(1, metrics.Sum("netgen.models", "refused"));

        if (damage == "folder")
        {
            Directory.Delete(file);
        }

        Models.Replace(file, Models.Second);
        source.Refresh();
        Assert.Equal(ModelFile.Read(Models.Second).Name, source.Current.Name);
        Assert.Null(source.Refusal);
        Assert.Equal(1, metrics.Sum("netgen.models", "loaded"));
    }

    private static void Damage(string file, string damage)
    {
        byte[] bytes = File.ReadAllBytes(file);
        switch (damage)
        {
            case "nothing":
                File.Delete(file);
                break;
            case "half":
                File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
                break;
            case "oneBit":
                bytes[300] ^= 1;
                File.WriteAllBytes(file, [.. bytes, 0]);
                break;
            case "huge":
                File.WriteAllBytes(file, new byte[ModelFile.LargestFile + 1]);
                break;
            case "folder":
                File.Delete(file);
                Directory.CreateDirectory(file);
                break;
            case "withoutNetwork" or "withoutPreprocessing" or "withoutFacts":
                Change(file, Entries[damage switch { "withoutNetwork" => 0, "withoutPreprocessing" => 1, _ => 2 }], _ => null);
                break;
            case "otherNetwork":
                Change(file, Entries[0], text => text[..(text.Length / 2)]);
                break;
            case "otherColumns":
                Change(file, Entries[1], text => Encoding.UTF8.GetBytes(
                    Encoding.UTF8.GetString(text).Replace("\"Age\"", "\"Height\"", StringComparison.Ordinal)));
                break;
            case "fewerMeans":
                Change(file, Entries[2], _ => JsonSerializer.SerializeToUtf8Bytes(new ModelFacts(1, 1, 1, [1, 2]), ApiJson.Default.ModelFacts));
                break;
            case "meansOfNull":
                Change(file, Entries[2], _ => "{\"trainingRows\":1,\"testRows\":1,\"accuracy\":1,\"means\":null}"u8.ToArray());
                break;
            case "networkOfNaN":
                Change(file, Entries[0], bytes => [.. bytes[..^4], .. BitConverter.GetBytes(float.NaN)]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(damage), damage, null);
        }
    }

    /// <summary>Changes a part and the hash with it, so that it is the part itself that is wrong.</summary>
    private static void Change(string file, string name, Func<byte[], byte[]?> change)
    {
        using ZipArchive archive = ZipFile.Open(file, ZipArchiveMode.Update);
        Replace(archive, name, change(BytesOf(archive.GetEntry(name)!)));
        IEnumerable<ZipArchiveEntry> parts = Entries.Select(archive.GetEntry).OfType<ZipArchiveEntry>();
        Replace(archive, "sha256", SHA256.HashData([.. parts.SelectMany(BytesOf)]));
    }

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        using Stream stream = entry.Open();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Replace(ZipArchive archive, string name, byte[]? bytes)
    {
        archive.GetEntry(name)!.Delete();
        if (bytes is not null)
        {
            using Stream stream = archive.CreateEntry(name).Open();
            stream.Write(bytes);
        }
    }

    private static async Task<string> ModelAsync(ApiServer server)
    {
        using HttpResponseMessage response = await server.PostAsync("/predict", Models.Woman);
        return JsonSerializer.Deserialize(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(), ApiJson.Default.Answer)!.Model;
    }
}
