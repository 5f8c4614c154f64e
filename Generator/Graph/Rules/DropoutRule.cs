using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="DropoutOperation"/>.</summary>
internal sealed class DropoutRule : PointwiseRule
{
    protected override (Operation Operation, string Text)? Resolve(OperationContext context)
    {
        float rate = context.Real("rate") ?? 0;
        if (rate is >= 0 and < 1)
            return (new DropoutOperation(rate), $"Dropout {OperationContext.Text(rate)}");
        context.Report(Ids.DropoutRate, "rate", OperationContext.Text(rate));
        return null;
    }
}
