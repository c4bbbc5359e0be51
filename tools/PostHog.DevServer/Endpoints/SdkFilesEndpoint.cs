using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary><c>/static/array.js</c> and the other scripts of posthog-js, out of a folder that the user names; without it, its extensions stay off.</summary>
internal sealed class SdkFilesEndpoint(string? folder)
{
    private readonly string? _folder = folder is null ? null : FindScripts(folder);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/static/{file}", SendAsync);
        routes.MapGet("/static/{version}/{file}", SendAsync); // a version of its own is all that is there
    }

    /// <summary>The folder of the scripts: <c>dist</c> in that of the package, or the one that was named.</summary>
    private static string FindScripts(string folder)
    {
        var scripts = Path.Combine(folder, "dist");
        return Path.GetFullPath(Directory.Exists(scripts) ? scripts : folder);
    }

    private async Task SendAsync(HttpContext context)
    {
        var file = (string)context.Request.RouteValues["file"]!;
        if (Find(file) is not { } path)
        {
            var answer = AbsentExtension.Find(file) ?? Answer.Refused(404, Explain(file));
            await answer.WriteAsync(context);
            return;
        }

        await using var content = File.OpenRead(path);
        context.Response.ContentType = "text/javascript; charset=utf-8";
        context.Response.ContentLength = content.Length;
        context.Response.Headers.CacheControl = "no-cache";
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private string? Find(string file)
    {
        var isScript =
            file.EndsWith(".js", StringComparison.Ordinal)
            && file.All(character =>
                char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_'
            );
        return
            isScript
            && _folder is not null
            && Path.Combine(_folder, file) is var path
            && File.Exists(path)
            ? path
            : null;
    }

    private string Explain(string file) =>
        _folder is null
            ? "posthog-js is not part of this server: import it from npm, or start posthog-dev with --posthog-js and the folder of the npm package"
            : $"\"{_folder}\" has no script \"{file}\"";
}
