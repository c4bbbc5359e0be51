using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PostHog.Extensions.AspNetCore.Flags;

namespace PostHog.Extensions.AspNetCore;

/// <summary>
/// Renders its content only if a feature flag is on for the person of the request:
/// <c>&lt;posthog-flag key="new-checkout"&gt;…&lt;/posthog-flag&gt;</c>. The element itself is not rendered.
/// </summary>
[HtmlTargetElement("posthog-flag", Attributes = "key")]
public sealed class PostHogFlagTagHelper : TagHelper
{
    /// <summary>The flag.</summary>
    public string Key { get; set; } = "";

    /// <summary>
    /// The variant that the flag must have. Null, the default, and <c>true</c> mean any value that is on; <c>false</c>
    /// means off.
    /// </summary>
    public string? Match { get; set; }

    /// <summary>
    /// Whether the content is rendered if the flag does not exist or could not be evaluated. Default false.
    /// </summary>
    public bool DefaultValue { get; set; }

    /// <summary>The view; set by Razor.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Reads the flag.</summary>
    /// <param name="context">The element.</param>
    /// <param name="output">What is rendered.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        var gate = new FlagGate(Key, Match, DefaultValue);
        if (!await gate.IsOpenAsync(ViewContext.HttpContext).ConfigureAwait(false))
        {
            output.SuppressOutput();
        }
    }
}
