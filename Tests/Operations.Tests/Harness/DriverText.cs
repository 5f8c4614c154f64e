using System.Text;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// C# that calls the members with spans of one network's generated class, which reflection cannot, through signatures that all networks
/// share.
/// </summary>
internal static class DriverText
{
    /// <summary>Floats on either side of each output that a prediction must leave alone.</summary>
    public const int Guard = 16;

    public static string Print(ReferenceNetwork network)
    {
        string type = $"global::{SourceText.Namespace}.{network.Name}";
        var inputs = network.Inputs.Select((_, i) => $"inputs[{i}]").ToArray();
        string outputs =
            string.Join(", ", network.Outputs.Select((_, i) => $"outputs[{i}].AsSpan({Guard}, outputs[{i}].Length - {2 * Guard})"));
        string values = string.Join(", ", inputs);
        var text = new StringBuilder();
        text.AppendLine(
            $$"""
            using System;
            using Unroll;

            public static class {{network.Name}}Driver
            {
                public static Network Create(int seed) => new {{type}}(seed);

                public static NetworkSession Open(Network network) => (({{type}})network).CreateSession();

                public static void Predict(Network network, float[][] inputs, float[][] outputs) =>
                    (({{type}})network).Predict({{values}}, {{outputs}});

                public static void PredictMany(Network network, float[][] inputs, float[][] outputs, int count) =>
                    (({{type}})network).Predict({{values}}, {{outputs}}, count);

                public static void PredictInSession(NetworkSession session, float[][] inputs, float[][] outputs, int count) =>
                    (({{type}}.Session)session).Predict({{values}}, {{outputs}}, count);
            """);
        if (network.Targets.Count > 0)
        {
            IEnumerable<string> targets = network.Targets.Select((scored, i) =>
                scored.Loss.TakesLabels ? $"Array.ConvertAll(targets[{i}], label => (int)label)" : $"targets[{i}]");
            string arguments = string.Join(", ", [.. inputs, .. targets]);
            foreach (string method in new[] { "ComputeGradients", "Evaluate" })
                text.AppendLine().AppendLine(
                    $$"""
                        public static float {{method}}(Network network, float[][] inputs, float[][] targets, int count) =>
                            (({{type}})network).{{method}}({{arguments}}, count);
                    """);
        }
        return text.AppendLine("}").ToString();
    }
}
