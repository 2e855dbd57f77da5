using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WebApi;

/// <summary>The server, ready to start.</summary>
internal static class Application
{
    /// <summary>In bytes; the longest valid request takes 300.</summary>
    private const int LargestBody = 4096;

    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        var options = new ApiOptions();
        builder.Configuration.Bind(options);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.WebHost.ConfigureKestrel(kestrel => Limit(kestrel, options));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        // With the exception, RequestErrors can say what is wrong with a request.
        builder.Services.Configure<RouteHandlerOptions>(route => route.ThrowOnBadRequest = true);
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = RequestErrors.UseNamesOfJson)
            .AddExceptionHandler<RequestErrors>().AddValidation().AddOpenApi(ApiJson.Describe);
        builder.Services.AddSingleton(options).AddSingleton<ApiMetrics>().AddSingleton<Admission>();
        builder.Services.AddSingleton(services => new ModelSource(
            options.ModelPath, services.GetRequiredService<ApiMetrics>(), services.GetRequiredService<ILogger<ModelSource>>()));
        builder.Services.AddHostedService<ModelWatcher>().AddHealthChecks().AddCheck<ModelHealth>("model");

        WebApplication app = builder.Build();
        app.UseExceptionHandler().UseStatusCodePages();
        app.UseWholeBody();
        app.MapModel();
        app.MapPage();
        app.MapHealthChecks("/health");
        app.MapOpenApi();
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel, ApiOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxConcurrentConnections = options.Connections;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 100, gracePeriod: options.Body);
    }
}
