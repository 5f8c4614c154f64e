using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission.Stubs;

/// <summary>
/// Training members for a network that has no loss. They bind whatever they are given, so that a call shows the one error that explains it,
/// UNR0301, and not that no overload takes so many arguments. They are internal and hidden from the editor's lists.
/// </summary>
internal static class UntrainableStubs
{
    /// <summary>Up to so many arguments any number of them binds; of more, those that a training member would take.</summary>
    private const int MostParameters = 12;

    public static (string HintName, string Source, bool IsApi) Write(NetworkClass network, NetworkOutline outline)
    {
        int most = outline.Inputs.Count + outline.Outputs.Count + 2;
        string body = "throw new global::System.InvalidOperationException("
            + $"\"{network.Name} has no loss, so it can only predict; put a loss such as SoftmaxCrossEntropy on a stage.\");";
        string remark = "has no loss. These members only make calls of training members bind, "
            + "so that the mistake is reported as UNR0301.";
        string source = StubFile.Write(network, remark, null, code =>
        {
            StubFile.WriteAnything(code, "internal");
            foreach (string name in new[] { "ComputeGradients", "Evaluate" })
            {
                IEnumerable<int> counts = Enumerable.Range(3, Math.Max(0, most - 2))
                    .Where(count => count <= MostParameters || count >= most - 1);
                foreach (int count in counts)
                {
                    code.Line();
                    code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
                    code.Line(StubFile.Method("internal float", name, count, body));
                }
            }
        });
        return ($"{network.FullName}.Untrainable.g.cs", source, true);
    }
}
