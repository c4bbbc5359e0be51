using Microsoft.AspNetCore.Routing;
using PostHog.Development.Faults;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/faults</c>: what is to go wrong with the next ingestion requests.</summary>
internal static class FaultsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, FaultScript faults) =>
        routes.MapScript(
            "/_dev/faults",
            FaultReader.Read,
            fault =>
            {
                faults.Add(fault);
                return new Answer(200, $$"""{"pending":{{faults.CountPending()}}}""");
            },
            faults.Clear
        );
}
