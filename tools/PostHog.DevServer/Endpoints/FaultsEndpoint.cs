using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Faults;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/faults</c>: what is to go wrong with the next ingestion requests.</summary>
internal static class FaultsEndpoint
{
    private const string Path = "/_dev/faults";

    public static void Map(IEndpointRouteBuilder routes, FaultScript faults)
    {
        routes.MapPost(Path, context => AddAsync(context, faults));
        routes.MapDelete(
            Path,
            context =>
            {
                faults.Clear();
                return Answer.NoContent.WriteAsync(context);
            }
        );
    }

    private static async Task AddAsync(HttpContext context, FaultScript faults)
    {
        var body = await BodyReader.ReadAsync(context);
        var answer = body.Refusal ?? Add(body.Utf8.Span, faults);
        await answer.WriteAsync(context);
    }

    private static Answer Add(ReadOnlySpan<byte> utf8, FaultScript faults)
    {
        var (fault, problem) = FaultReader.Read(utf8);
        if (fault is null)
        {
            return Answer.Refused(400, problem ?? "");
        }

        faults.Add(fault);
        return new Answer(200, $$"""{"pending":{{faults.CountPending()}}}""");
    }
}
