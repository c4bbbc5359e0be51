using Microsoft.AspNetCore.Http;
using PostHog.Wire;

namespace PostHog.Extensions.AspNetCore.Proxy;

/// <summary>Where requests of the browser library are sent. A request decides the path, never the host.</summary>
internal sealed class ProxyTarget
{
    private static readonly Dictionary<string, string> AssetsHosts = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["us.i.posthog.com"] = "https://us-assets.i.posthog.com",
        ["eu.i.posthog.com"] = "https://eu-assets.i.posthog.com",
    };

    private readonly Uri _api;
    private readonly Uri _assets;

    public ProxyTarget(PostHogProxyOptions options, string? clientHost)
    {
        _api = UrlOf(
            options.Host ?? clientHost ?? Endpoints.DefaultHost,
            nameof(PostHogProxyOptions.Host)
        );
        _assets = options.AssetsHost is { } assets
            ? UrlOf(assets, nameof(PostHogProxyOptions.AssetsHost))
            : new Uri(AssetsHosts.GetValueOrDefault(_api.Host, _api.AbsoluteUri));
    }

    /// <summary>Returns the address for a path below the prefix; null if it is none.</summary>
    public Uri? Find(PathString path, QueryString query)
    {
        var origin =
            path.StartsWithSegments("/static", StringComparison.Ordinal)
            || path.StartsWithSegments("/array", StringComparison.Ordinal)
                ? _assets
                : _api;
        // Appended and not resolved: a path such as //host would name another host.
        var text =
            $"{origin.GetLeftPart(UriPartial.Authority)}{origin.AbsolutePath.TrimEnd('/')}{path.ToUriComponent()}{query.ToUriComponent()}";
        return
            Uri.TryCreate(text, UriKind.Absolute, out var url)
            && Uri.Compare(
                url,
                origin,
                UriComponents.SchemeAndServer | UriComponents.UserInfo,
                UriFormat.UriEscaped,
                StringComparison.OrdinalIgnoreCase
            ) == 0
            && url.AbsolutePath.StartsWith(
                origin.AbsolutePath.TrimEnd('/') + "/",
                StringComparison.Ordinal
            )
            ? url
            : null;
    }

    // The address as a client uses it, without a user, which would be sent to PostHog.
    private static Uri UrlOf(string host, string option)
    {
        try
        {
            var root = new Uri(Endpoints.FromHost(host, Secrets.None).Batch, "../");
            if (root.UserInfo.Length == 0)
            {
                return root;
            }
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException(error.Message, option, error);
        }

        throw new ArgumentException("The address must not contain a user name.", option);
    }
}
