using Microsoft.AspNetCore.Mvc;

namespace PostHog.Extensions.AspNetCore.Tests.Flags;

/// <summary>Actions that depend on flags.</summary>
[Route("actions")]
public sealed class ActionsController : ControllerBase
{
    [HttpGet("beta")]
    [FeatureFlag("beta")]
    public string Beta() => "beta";

    [HttpGet("old")]
    [FeatureFlag("old")]
    public string Old() => "old";

    [HttpGet("narrow")]
    [FeatureFlag("layout", Value = "narrow")]
    public string Narrow() => "narrow";

    [HttpGet("unknown-allowed")]
    [FeatureFlag("unknown", DefaultValue = true)]
    public string Unknown() => "?";
}
