using Microsoft.AspNetCore.Mvc;
using Microsoft.FeatureManagement.Mvc;

namespace PostHog.Extensions.Tests.FeatureManagement;

/// <summary>Actions behind features.</summary>
public sealed class GatedController : ControllerBase
{
    [HttpGet("/open"), FeatureGate("on")]
    public IActionResult Open() => Ok();

    [HttpGet("/shut"), FeatureGate("off")]
    public IActionResult Shut() => Ok();

    [HttpGet("/missing"), FeatureGate("unknown")]
    public IActionResult Missing() => Ok();
}
