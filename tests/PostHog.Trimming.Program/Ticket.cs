namespace PostHog.Trimming.Program;

internal sealed class Ticket : IPriced
{
    public decimal Price => 2.5m;
}
