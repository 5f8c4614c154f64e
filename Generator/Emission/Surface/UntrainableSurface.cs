using System.Text;
using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Emission.Surface;

/// <summary>
/// Training members for a network that has no loss. They bind whatever they are given, so that a call shows the one error that explains it,
/// UNR0301, and not that no overload takes so many arguments. They are internal and hidden from the editor's lists.
/// </summary>
internal static class UntrainableSurface
{
    public static (string HintName, string Source, bool IsSurface) Write(NetworkSpec spec, NetworkGraph graph)
    {
        int most = graph.Inputs.Count() + graph.Outputs.Count() + 2;
        StringBuilder code = new();
        SurfaceText.Open(code, spec, "has no loss: these members only make calls of training members bind, so that they can be reported.", bases: null);
        foreach (string name in new[] { "ComputeGradients", "Evaluate" })
            for (int count = 3; count <= most; count++)
                code.Append("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]\n")
                    .Append(SurfaceText.Generic("internal float", name, count,
                        $"throw new global::System.InvalidOperationException(\"{spec.Name} has no loss, so it can only predict; put a loss such as SoftmaxCrossEntropy on a stage.\");"));
        SurfaceText.Close(code, spec);
        return ($"{spec.FullName}.Untrainable.g.cs", code.ToString(), true);
    }
}
