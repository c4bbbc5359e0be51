using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>Where a request was sent to, without the query.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RequestAddress(PathString Base, PathString Path, string Method)
{
    public static RequestAddress Of(HttpRequest request) =>
        new(request.PathBase, request.Path, request.Method);
}
