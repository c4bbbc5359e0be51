using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PostHog.Extensions.AspNetCore;

/// <summary>
/// Renders a script that sets a variable to the bootstrap data of the person of the request:
/// <c>&lt;posthog-bootstrap /&gt;</c>. Pass it to the browser library, which then knows the person and the flags at once:
/// <c>posthog.init(token, { bootstrap: window.posthogBootstrap })</c>. Other attributes of the element, such as
/// <c>nonce</c>, are rendered too.
/// </summary>
/// <remarks>The page is about one person: do not let shared caches store it.</remarks>
[HtmlTargetElement("posthog-bootstrap", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PostHogBootstrapTagHelper : TagHelper
{
    /// <summary>The variable of <c>window</c>. Default <c>posthogBootstrap</c>.</summary>
    public string Variable { get; set; } = "posthogBootstrap";

    /// <summary>
    /// The flags to pass on, separated by commas; those that PostHog evaluates only on servers are left out. Null, the
    /// default, means the flags whose definition says that browsers may see them, which needs local evaluation.
    /// </summary>
    public string? Flags { get; set; }

    /// <summary>The view; set by Razor.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Evaluates the flags.</summary>
    /// <param name="context">The element.</param>
    /// <param name="output">What is rendered.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><see cref="Variable"/> is no name of a variable.</exception>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!IsName(Variable))
        {
            throw new InvalidOperationException(
                "The attribute variable of posthog-bootstrap must be a name of letters, digits and underscores."
            );
        }

        var keys = Flags?.Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        var json = await ViewContext
            .HttpContext.GetPostHogBootstrapJsonAsync(keys)
            .ConfigureAwait(false);
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent($"window.{Variable}={json};");
    }

    private static bool IsName(string? text) =>
        !string.IsNullOrEmpty(text)
        && !char.IsAsciiDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$');
}
