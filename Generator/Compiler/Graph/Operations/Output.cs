using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Binds Output: the stage's value is an output of the network although other stages read it.</summary>
internal sealed class OutputBinder : OperationBinder
{
    public override void Apply(BindingContext context)
    {
        if (context.Scope.Block is { } block)
            context.Report(Ids.OutputInBlock, null, block.Name);
        else if (context.StageSpec.Operations.All(operation => operation.Name == context.Name))
            context.Report(Ids.EmptyStage, null);
        else
            context.Stage.IsKept = true;
    }
}
