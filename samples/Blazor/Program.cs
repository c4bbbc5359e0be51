using Blazor;
using PostHog.Development;

// A PostHog in this process, for the case that the configuration and the environment contain no project token.
await using var local = await DevServer.StartAsync(new() { Flags = """{"gift-wrap": true}""" });

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

// WithRequestContext gives each click on a page the person of its visitor, as UsePostHog does for requests.
builder
    .AddPostHog(options =>
    {
        options.Host = options.ProjectToken is null ? local.Url.AbsoluteUri : options.Host;
        options.ProjectToken ??= "phc_local";
    })
    .WithRequestContext();

var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
var newest = string.Join(", ", local.Events.CountBy(one => one.Name));
Console.WriteLine($"{local.EventCount} received, the newest: {newest}");
