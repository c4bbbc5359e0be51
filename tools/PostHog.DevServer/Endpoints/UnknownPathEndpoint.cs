using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary>Everything nobody else serves: a 404 that names the method and the path.</summary>
internal static class UnknownPathEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.Map("{**path}", AnswerAsync);

    private static async Task AnswerAsync(HttpContext context)
    {
        await BodyReader.ReadAsync(context, body => body.Refusal);
        var request = context.Request;
        var problem = $"nothing is served at {request.Method} {request.Path}: see GET /";
        await Answer.Refused(404, problem).WriteAsync(context);
    }
}
