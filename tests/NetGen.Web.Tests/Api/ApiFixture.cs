using System.Threading.Tasks;
using Xunit;

namespace NetGen.Web.Tests.Api;

/// <summary>One server for the tests of a class that leave it as it is.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    internal ApiServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await ApiServer.StartAsync(Models.First);

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
