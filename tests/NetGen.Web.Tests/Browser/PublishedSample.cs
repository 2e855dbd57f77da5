using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using NetGen.Package.Tests;
using NetGen.Testing;
using Xunit;

namespace NetGen.Web.Tests.Browser;

/// <summary><c>samples/Browser</c> as it is put on a server, published once for all tests and served. Gone after the tests.</summary>
public sealed class PublishedSample : IDisposable
{
    private readonly Lazy<StaticServer> _server;
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-browser-").FullName;

    public PublishedSample() => _server = new Lazy<StaticServer>(Publish);

    public Uri Address => _server.Value.Address;

    /// <summary>What pages asked for in vain.</summary>
    public IReadOnlyCollection<string> Missing => _server.Value.Missing;

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    // The library is built already, and must not be built again under other tests; compression takes long and changes nothing here.
    private StaticServer Publish()
    {
        string configuration = typeof(PublishedSample).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string site = Path.Combine(_folder, "site");
        string temporary = Directory.CreateDirectory(Path.Combine(_folder, "tmp")).FullName;
        string options = $"-c {configuration} -o {site} -p:BuildProjectReferences=false -p:CompressionEnabled=false";
        Dotnet.Run(SourceTree.Find("samples", "Browser"), $"publish {options}", temporary).AssertSucceeded();
        return new StaticServer(Path.Combine(site, "wwwroot"));
    }
}

[CollectionDefinition(nameof(PublishedSample), DisableParallelization = true)]
public sealed class PublishedSampleCollection : ICollectionFixture<Chromium>, ICollectionFixture<PublishedSample>;
