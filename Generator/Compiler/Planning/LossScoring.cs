namespace Unroll.Generator.Planning;

/// <summary>All losses as the memory plan sees them: one call, which is never written, between those forward and those backward.</summary>
internal static class LossScoring
{
    /// <summary>The call that reads the values of all losses and writes their gradients.</summary>
    public static KernelCall Call(IReadOnlyList<LossCall> losses)
    {
        Operand[] operands = [.. losses.SelectMany(loss => loss.Values.Concat(loss.Gradients))];
        return new("", new ScoreKernel(operands.Length), operands);
    }

    /// <summary>The losses with the places that the call has got.</summary>
    public static IReadOnlyList<LossCall> Placed(IReadOnlyList<LossCall> losses, KernelCall call)
    {
        var placed = new List<LossCall>();
        int next = 0;
        foreach (LossCall loss in losses)
            placed.Add(loss with { Values = Take(loss.Values.Count), Gradients = Take(loss.Gradients.Count) });
        return placed;

        Operand[] Take(int count)
        {
            Operand[] taken = [.. call.Operands.Skip(next).Take(count)];
            next += count;
            return taken;
        }
    }

    /// <param name="Count">The scored values and their gradients.</param>
    private sealed record ScoreKernel(int Count) : Kernel
    {
        public override string Name => "Score";

        public override string Summary => "All losses.";

        public override string[] Operands => [.. Enumerable.Range(0, Count).Select(place => $"scored{place}")];

        public override Granularity Granularity => Granularity.MicroBatch;
    }
}
