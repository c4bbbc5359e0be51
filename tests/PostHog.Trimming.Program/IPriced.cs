namespace PostHog.Trimming.Program;

internal interface IPriced
{
    public decimal Price { get; }
}
