using PostHog.Analyzers.Tests.Support;

namespace PostHog.Analyzers.Tests;

[TestFixture]
internal sealed class ClientLifetimeRuleTests
{
    private const string Id = "PH0002";

    [TestCase("while (true) { await using var one = «new PostHogClient(\"phc_x\")»; Use(one); }")]
    [TestCase(
        "foreach (var id in new[] { 1 }) { using PostHogClient one = «new(\"phc_x\")»; Use(id); }"
    )]
    [TestCase(
        "do { using (var one = «new PostHogClient(\"phc_x\")») { Use(one); } } while (true);"
    )]
    [TestCase("do { using («new PostHogClient(\"phc_x\")») { } } while (true);")]
    [TestCase(
        "for (;;) { var one = «new PostHogClient(\"phc_x\")»; one.Enqueue(e); one.Dispose(); }"
    )]
    [TestCase(
        "for (;;) { if (e.Name == \"\") { await «new PostHogClient(\"phc_x\")».CaptureAsync(e); } }"
    )]
    [TestCase(
        "for (;;) { var o = 1; await using var one = «new PostHogClient(new PostHogOptions { ProjectToken = userId })»; Use(o); }"
    )]
    [TestCase(
        "foreach (var id in new[] { 1 }) { await using var one = «new PostHogClient(PostHogOptions.FromEnvironment())»; Use(id); }"
    )]
    [TestCase(
        "while (true) { if (e.Name == \"\") { break; } using var one = «new PostHogClient(\"phc_x\")»; foreach (var c in \"ab\") { if (c == 'a') { break; } } Func<int> f = () => { return 1; }; Use(f); }"
    )]
    [TestCase("await «new PostHogClient(\"phc_x\")».CaptureAsync(e);")]
    [TestCase("«new PostHogClient(\"phc_x\")».Enqueue(e);")]
    public Task Reports_a_client_for_each_call(string statements) =>
        Findings.ExpectAsync(Id, Sample.Method(statements));

    [TestCase("await using var one = new PostHogClient(\"phc_x\"); for (;;) { one.Enqueue(e); }")]
    [TestCase(
        "foreach (var token in new[] { \"a\" }) { using var one = new PostHogClient(token); Use(one); }"
    )]
    [TestCase(
        "foreach (var token in new[] { \"a\" }) { var o = new PostHogOptions { ProjectToken = token }; using var one = new PostHogClient(o); }"
    )]
    [TestCase(
        "var all = new List<object>(); for (;;) { var one = new PostHogClient(\"a\"); all.Add(one); }"
    )]
    [TestCase("var all = new List<object>(); for (;;) { all.Add(new PostHogClient(\"a\")); }")]
    [TestCase(
        "PostHogClient? one = null; for (;;) { one ??= new PostHogClient(\"a\"); one.Enqueue(e); }"
    )]
    [TestCase(
        "string? line; while ((line = Console.ReadLine()) != null) { using var one = new PostHogClient(line); }"
    )]
    [TestCase(
        "var q = new Queue<string>(); while (q.Count > 0) { using var one = new PostHogClient(q.Dequeue()); }"
    )]
    [TestCase(
        "var all = new List<string>().GetEnumerator(); while (all.MoveNext()) { using var one = new PostHogClient(all.Current); }"
    )]
    [TestCase(
        "var n = 0; do { using var one = new PostHogClient(\"phc_\" + n); n++; } while (n < 3);"
    )]
    [TestCase("for (;;) { using var one = new PostHogClient(Console.ReadLine()!); }")]
    [TestCase(
        "while (true) { using var one = new PostHogClient(\"a\"); try { one.Enqueue(e); break; } catch (Exception) { } }"
    )]
    [TestCase(
        "for (var n = 0; n < 3; n++) { await using var one = new PostHogClient(\"a\"); if ((await one.FlushAsync()).Delivered > 0) { return; } }"
    )]
    [TestCase("foreach (var c in new[] { new PostHogClient(\"a\") }) { c.Dispose(); }")]
    [TestCase("for (;;) { Func<object> make = () => new PostHogClient(\"a\"); Use(make); }")]
    [TestCase("Use(new PostHogClient(\"a\"));")]
    [TestCase("new PostHogClient(\"a\").Dispose();")]
    public Task Does_not_report_a_client_that_is_kept(string statements) =>
        Findings.ExpectAsync(Id, Sample.Method(statements));

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
    public Task Reports_a_property_that_creates_a_client() =>
        Findings.ExpectAsync(
            Id,
            """
            using PostHog.Blocking;
            static class Analytics
            {
                private static PostHogClient? s_client;
                public static PostHogClient Client => «new("phc_x")»;
                public static PostHogClient Other { get { return «new PostHogClient("phc_x")»; } }
                public static PostHogClient Once { get; } = new("phc_x");
                public static PostHogClient Lazy => s_client ??= new("phc_x");
                public static PostHogClient Create() => new("phc_x");
            }
            """
        );

    [Test]
    public Task Does_not_report_a_program_that_makes_one_call() =>
        Findings.ExpectAsync(
            Id,
            """
            using PostHog.Blocking;
            new PostHogClient("phc_x").Capture(new("started", "user-42"));
            using var client = new PostHogClient("phc_x");
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

    [Test]
    public Task Reports_a_descriptor_that_makes_more_than_one() =>
        Findings.ExpectAsync(
            Id,
            """
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.DependencyInjection.Extensions;
            using PostHog.Async;

            static class Setup
            {
                public static void Add(IServiceCollection services)
                {
                    services.Add(ServiceDescriptor.«Transient»(_ => new PostHogClient("phc_x")));
                    services.Add(ServiceDescriptor.«Scoped<PostHogClient, PostHogClient>»());
                    services.TryAdd(ServiceDescriptor.«Scoped»(typeof(PostHogClient), typeof(PostHogClient)));
                    services.Add(ServiceDescriptor.Describe(typeof(PostHogClient), typeof(PostHogClient), ServiceLifetime.«Transient»));
                    services.Add(new ServiceDescriptor(typeof(PostHogClient), typeof(PostHogClient), ServiceLifetime.«Scoped»));
                    services.Add(new ServiceDescriptor(typeof(PostHogClient), new PostHogClient("phc_x")));
                    services.Add(ServiceDescriptor.Singleton(_ => new PostHogClient("phc_x")));
                    services.Add(new ServiceDescriptor(typeof(string), typeof(string), ServiceLifetime.Scoped));
                }
            }
            """
        );

    [Test]
    public Task Does_not_report_a_class_of_the_user() =>
        Findings.ExpectAsync(
            Id,
            """
            namespace Mine;
            using Microsoft.Extensions.DependencyInjection;
            class PostHogClient : IDisposable
            {
                public void Dispose() { }
                static void Run(IServiceCollection services)
                {
                    while (true) { using var one = new PostHogClient(); services.AddTransient<PostHogClient>(); }
                }
            }
            """
        );
}
