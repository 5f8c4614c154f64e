using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the account of a network's operations, a line each, which is made when somebody asks for it.</summary>
internal static class OperationsWriter
{
    public static void Write(NetworkGraph graph, CodeWriter code)
    {
        code.Line("private static global::Unroll.OperationDescription[] Operations() => new global::Unroll.OperationDescription[]");
        code.Line("{");
        foreach (Node node in graph.Nodes)
        {
            IEnumerable<(string Name, string Value)> numbers = OperationSettings.Of(node.Operation);
            if (node.Operation is LossOperation { AuxiliaryTo: not null })
                numbers = numbers.Append(("AuxiliaryTo", CodeWriter.Number(graph.TargetsOf(node))));   // by the place of the loss, since settings are numbers
            IEnumerable<string> settings = numbers.Select(setting => $", ({DescriptionWriter.Text(setting.Name)}, {setting.Value})");
            Line(node.Operation.Name, node.Stage, node.Inputs, node.Shape, node.Parameters.Select(parameter => DescriptionWriter.Text(parameter.Name)), settings);
        }

        for (int stage = 0; stage < graph.Stages.Count; stage++)
            if (graph.Stages[stage].IsOutput)
                Line("Output", stage, [graph.Stages[stage].Result], graph.ResultOf(graph.Stages[stage]).Shape, [], []);
        code.Line("};");

        void Line(string kind, int stage, IEnumerable<int> inputs, Shape shape, IEnumerable<string> parameters, IEnumerable<string> settings) => code.Line(Invariant(
            $"    new({DescriptionWriter.Text(kind)}, {DescriptionWriter.Text(graph.Stages[stage].Name)}, {Array("int", inputs.Select(CodeWriter.Number))}, new({shape.Height}, {shape.Width}, {shape.Channels}), {Array("string", parameters)}{string.Concat(settings)}),"));
    }

    private static string Array(string type, IEnumerable<string> items)
    {
        string list = string.Join(", ", items);
        return list.Length == 0 ? $"new {type}[0]" : $"new {type}[] {{ {list} }}";
    }
}
