using PostHog.Development;
using Worker;

// A PostHog in this process, for the case that the configuration and the environment contain no project token.
await using var local = await DevServer.StartAsync(new() { Flags = """{"fast-lane": true}""" });

var builder = Host.CreateApplicationBuilder(args);
builder.AddPostHog(options =>
{
    options.Host = options.ProjectToken is null ? local.Url.AbsoluteUri : options.Host;
    options.ProjectToken ??= "phc_local";
});
builder.Services.AddHostedService<JobService>();

// On SIGTERM or Ctrl+C, first the service stops, then the queue is delivered.
await builder.Build().RunAsync();
var newest = string.Join(", ", local.Events.CountBy(one => one.Name));
Console.WriteLine($"{local.EventCount} received, the newest: {newest}");
