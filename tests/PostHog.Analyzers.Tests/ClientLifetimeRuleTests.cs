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
