using Microsoft.AspNetCore.Mvc;
using PostHog.Async;

namespace PostHog.Extensions.AspNetCore.Tests.Requests;

/// <summary>Actions that capture an event or fail.</summary>
[Route("mvc")]
public sealed class SeenController(PostHogClient posthog) : ControllerBase
{
    [HttpGet("seen/{number}")]
    public void See(int number) =>
        posthog.Enqueue(new PostHogEvent("seen") { ["number"] = number });

    [HttpGet("fails/{number}")]
    public void Fail(int number) => throw new InvalidOperationException($"{number} failed");
}
