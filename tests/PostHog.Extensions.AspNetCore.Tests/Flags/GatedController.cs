using Microsoft.AspNetCore.Mvc;

namespace PostHog.Extensions.AspNetCore.Tests.Flags;

/// <summary>A controller that depends on a flag.</summary>
[FeatureFlag("old")]
[Route("gated")]
public sealed class GatedController : ControllerBase
{
    [HttpGet("any")]
    public string Any() => "any";
}
