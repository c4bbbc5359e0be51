// Patterns, records, tuples, queries and collection expressions around awaits.
namespace PostHog.Blocking.Cases;

public sealed record Case(Api Api, int Count)
{
    public object Try(CancellationToken cancellationToken)
    {
        var (a, b) = (Api.Count(cancellationToken), Api.Quick());
        var copy = this with { Count = Api.Count(cancellationToken) };
        if (Api.Find() is { Name.Length: > 0 } found)
        {
            return found;
        }

        var query =
            from number in Api.List()
            where number > a
            select number;
        var kind = Api.Count(cancellationToken) switch
        {
            1 => Api.Count(cancellationToken),
            > 2 and < 9 => b,
            _ => -Api.Count(cancellationToken),
        };
        var text = (string?)(object?) Api.Find();
        object made = new { Total = Api.Count(cancellationToken), copy, kind };
        return text ?? (query.Any() ? made : throw new InvalidOperationException());
    }
}
