using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PostHog.Async;

namespace PostHog.Benchmarks.AspNetCore;

/// <summary>What the middleware adds to a request. The server is the smallest possible one: it calls the pipeline.</summary>
[MemoryDiagnoser]
public class RequestBenchmarks
{
    private BenchmarkServer _server = null!;
    private WebApplication _app = null!;

    /// <summary>What the application does with PostHog.</summary>
    public enum PipelineKind
    {
        /// <summary>Nothing.</summary>
        Bare,

        /// <summary>The middleware.</summary>
        Middleware,

        /// <summary>The middleware, and the distinct id is read once.</summary>
        Identity,

        /// <summary>No middleware; 100 flags are evaluated for a person who is given.</summary>
        Evaluation,

        /// <summary>The middleware, and one of 100 flags is read, evaluated in this process.</summary>
        Flags,
    }

    /// <summary>What the application does with PostHog.</summary>
    [ParamsAllValues]
    public PipelineKind Kind { get; set; }

    /// <summary>Starts the application.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        _server = new BenchmarkServer();
        builder.Services.AddSingleton<IServer>(_server);
        builder.Services.AddRouting();
        var definitions = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "inputs", "definitions-100.json")
        );
        builder
            .AddPostHog(options =>
            {
                options.ProjectToken = "phc_benchmark";
                options.SecretKey = "phs_benchmark";
                options.OnlyEvaluateFlagsLocally = true;
                options.HttpHandler = new DefinitionsHandler(definitions);
            })
            .WaitForFlagDefinitions(TimeSpan.FromSeconds(30));
        _app = builder.Build();
        if (Kind is not (PipelineKind.Bare or PipelineKind.Evaluation))
        {
            _app.UsePostHog();
        }

        _app.Run(ServeAsync);
        await _app.StartAsync();
    }

    /// <summary>Ends the application.</summary>
    [GlobalCleanup]
    public async Task StopAsync() => await _app.DisposeAsync();

    /// <summary>Serves a request.</summary>
    [Benchmark]
    public Task Serves() => _server.ServeAsync();

    private Task ServeAsync(HttpContext context)
    {
        switch (Kind)
        {
            case PipelineKind.Identity:
                _app.Services.GetRequiredService<PostHogClient>().GetDistinctId();
                return Task.CompletedTask;
            case PipelineKind.Evaluation:
                return _app
                    .Services.GetRequiredService<PostHogClient>()
                    .EvaluateFlagsAsync("user-42");
            case PipelineKind.Flags:
                return ReadAsync(context);
            default:
                return Task.CompletedTask;
        }
    }

    private static async Task ReadAsync(HttpContext context)
    {
        var flags = await context.GetPostHogFlagsAsync();
        flags.IsEnabled("bench-props-3");
    }
}
