using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

/// <summary>The rule for clients that live too shortly, for those that a request of ASP.NET Core makes.</summary>
[TestFixture]
internal sealed class ClientOfARequestTests
{
    private const string Id = "PH0002";

    [Test]
    public Task Reports_a_client_of_a_controller() =>
        Findings.ExpectAsync(
            Id,
            """
            using Microsoft.AspNetCore.Mvc;
            using PostHog.Async;

            [ApiController]
            public class Orders
            {
                private static readonly PostHogClient Shared = new("phc_x");
                private static PostHogClient? s_lazy;
                private readonly PostHogClient _own = «new("phc_x")»;
                private static readonly Lazy<PostHogClient> Later = new(() => new PostHogClient("phc_x"));

                public PostHogClient Injected { get; set; } = «new("phc_x")»;

                public void Post()
                {
                    using var one = «new PostHogClient("phc_x")»;
                    s_lazy ??= new PostHogClient("phc_x");
                    s_lazy = s_lazy ?? new PostHogClient("phc_x");
                }
            }

            public class Home : Controller
            {
                private readonly PostHogClient _client;
                public Home() => _client = «new("phc_x")»;
                public IActionResult Index() => Ok(_client);
                public static PostHogClient Create() => new("phc_x");
            }

            public class Service
            {
                private readonly PostHogClient _client = new("phc_x");
                public PostHogClient Client => _client;
            }
            """
        );

    [Test]
    public Task Reports_a_client_of_a_request_in_a_program() =>
        Findings.ExpectAsync(
            Id,
            """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.Extensions.DependencyInjection;
            using PostHog.Async;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddSingleton(_ => new PostHogClient("phc_x"));
            builder.Services.AddSingleton(new PostHogClient("phc_x"));
            builder.Services.«AddTransient<PostHogClient>»();
            builder.Services.«AddScoped»(_ => new PostHogClient("phc_x"));
            builder.Services.«AddScoped»(typeof(PostHogClient));
            builder.Services.«AddKeyedTransient»("a", (_, _) => new PostHogClient("phc_x"));
            builder.Services.AddScoped<Shop>();
            builder.Services.AddScoped(services => new Shop(services.GetRequiredService<PostHogClient>()));

            var app = builder.Build();
            var client = new PostHogClient("phc_x");
            app.MapGet("/", () => { using var one = «new PostHogClient("phc_x")»; });
            app.MapPost("/", async (HttpContext context) => await «new PostHogClient("phc_x")».FlushAsync());
            app.Use(async (context, next) => { using var one = «new PostHogClient("phc_x")»; await next(context); });
            app.Use(next => { var one = new PostHogClient("phc_x"); return context => next(context); });
            app.Run(async context => { await using var one = «new PostHogClient("phc_x")»; });
            app.Map("/a", branch => { var one = new PostHogClient("phc_x"); branch.Run(_ => one.FlushAsync()); });
            app.MapGet("/b", Handle);
            app.Run();

            static IResult Handle(HttpRequest request) => Results.Ok(«new PostHogClient("phc_x")»);

            class Shop(PostHogClient client)
            {
                public PostHogClient Client => client;
            }
            """
        );

    [Test]
    public Task Reports_a_client_of_a_request_in_middleware() =>
        Findings.ExpectAsync(
            Id,
            """
            using Microsoft.AspNetCore.Http;
            using PostHog.Async;

            class Middleware(RequestDelegate next)
            {
                private readonly PostHogClient _client = new("phc_x");
                public Task InvokeAsync(HttpContext context) { using var one = «new PostHogClient("phc_x")»; return next(context); }
                public object Client => _client;
            }
            """
        );

    [Test]
    public Task Reports_a_client_of_a_handler_that_is_given_by_its_name() =>
        Findings.ExpectAsync(
            Id,
            """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using PostHog.Async;

            var app = WebApplication.Create(args);
            app.MapGet("/", Local);
            app.MapPost("/", Endpoints.Post);
            app.MapGet("/b", Endpoints.Get<int>);
            app.MapGet("/c", new Func<string>(Text));
            Setup(Endpoints.Other);

            static IResult Local() => Results.Ok(«new PostHogClient("phc_x")»);
            static string Text() { using var one = «new PostHogClient("phc_x")»; return ""; }
            static void Setup(Action action) => action();

            static class Endpoints
            {
                public static void Post() { using var one = «new PostHogClient("phc_x")»; }
                public static void PostAll(int count) { using var one = new PostHogClient("phc_x"); }
                public static T? Get<T>() { using var one = «new PostHogClient("phc_x")»; return default; }
                public static void Other() { using var one = new PostHogClient("phc_x"); }
            }
            """
        );

    [Test]
    public Task Reports_a_client_of_a_filter() =>
        Findings.ExpectAsync(
            Id,
            """
            using Microsoft.AspNetCore.Http;
            using PostHog.Async;

            class Filter : IEndpointFilter
            {
                public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
                {
                    await using var one = «new PostHogClient("phc_x")»;
                    return await next(context);
                }
            }

            class Action1 : Microsoft.AspNetCore.Mvc.Filters.IActionFilter
            {
                public void OnActionExecuted(Microsoft.AspNetCore.Mvc.Filters.ActionExecutedContext context) { }
                public void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context) => Keep(«new PostHogClient("phc_x")»);
                private static void Keep(object one) { }
            }
            """
        );
}
