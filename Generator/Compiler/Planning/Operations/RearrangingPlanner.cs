using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans operations that give every element of their input a place of its own in their value: forward they copy it there, and backward
/// they copy its gradient back. An operation says in which loops.
/// </summary>
internal abstract class RearrangingPlanner : ElementPlanner
{
    private const int LoopsOfKernel = 3;

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        (Value input, Value output) = (pass.Input(fused, 0), pass.Output(fused));
        pass.Calls.AddRange(Copy(
            pass.StageOf(fused.Main), Loops(fused.Main.Operation, input.Layout, output.Layout), input, output, accumulate: false));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        IEnumerable<CopyLoop> back = Loops(fused.Main.Operation, target.Layout, gradient.Layout).Select(loop => loop.Back);
        pass.Calls.AddRange(Copy(pass.StageOf(fused.Main), back, gradient, target, accumulate));
    }

    /// <summary>The loops in which all elements are copied from the input to the value.</summary>
    protected abstract IEnumerable<CopyLoop> Loops(Operation operation, Layout input, Layout output);

    /// <summary>A kernel has three loops; where there are more, the shortest ones become several calls of one kernel.</summary>
    private static IEnumerable<KernelCall> Copy(string stage, IEnumerable<CopyLoop> loops, Value from, Value to, bool accumulate)
    {
        to.WriteElementsOnly();
        CopyLoop[] longest = [.. CopyLoop.Merge(loops).OrderByDescending(loop => loop.Count)];
        Kernel kernel = KernelOf(longest.Take(LoopsOfKernel), accumulate);
        IEnumerable<(int From, int To)> places = [(0, 0)];
        foreach (CopyLoop loop in longest.Skip(LoopsOfKernel))
        {
            places = places.SelectMany(
                _ => Enumerable.Range(0, loop.Count), (place, round) => (place.From + round * loop.From, place.To + round * loop.To));
        }

        return places.Select(place => new KernelCall(stage, kernel, [from.First.Plus(place.From), to.First.Plus(place.To)]));
    }

    /// <summary>The closer a loop writes, the further in it stands; what lies side by side on both sides is a run of channels.</summary>
    private static CopyKernel KernelOf(IEnumerable<CopyLoop> loops, bool accumulate)
    {
        List<CopyLoop> ordered = [.. loops.OrderByDescending(loop => loop is { From: 1, To: 1 } ? 0 : loop.To)];
        while (ordered.Count < LoopsOfKernel)
            ordered.Insert(0, new CopyLoop(1, 0, 0));

        // Without such a run a kernel copies element by element along its rows.
        if (ordered[2] is not { From: 1, To: 1 })
            (ordered[1], ordered[2]) = (ordered[2], ordered[1]);
        return new CopyKernel(
            ordered[0].Count, ordered[1].Count, ordered[2].Count,
            new(ordered[0].From, ordered[1].From, ordered[2].From), new(ordered[0].To, ordered[1].To, ordered[2].To), accumulate);
    }
}
