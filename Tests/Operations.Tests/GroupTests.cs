using Microsoft.CodeAnalysis;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>What a group must not cost, and where it must not reach.</summary>
public class GroupTests
{
    private static readonly Lazy<Dictionary<string, (NetworkGraph Graph, Plan Plan)>> Planned = new(() =>
    {
        NetworkCase[] cases = [.. GroupCases.All()];
        Compilation compilation = NetworkCompiler.Prepare([.. cases.Select(@case => @case.Build())]);
        return cases.ToDictionary(@case => @case.Name, @case =>
        {
            NetworkGraph graph = WinogradChoiceTests.GraphOf(compilation, @case.Name);
            return (graph, NetworkPlanner.Plan(graph));
        });
    });

    [Theory]
    [MemberData(nameof(Isolated))]
    public void What_is_not_finite_in_a_group_reaches_no_other(string name)
    {
        string[] failures = [.. PathRun.FailuresOf(GroupIsolation.NameOf(name)).Take(20)];
        Assert.True(failures.Length == 0, string.Join("\n", failures));
    }

    public static TheoryData<string> Isolated() => [.. GroupCases.Isolated().Select(@case => @case.Name)];

    /// <summary>
    /// Filters are filled up to whole vectors of 16, and in the input gradient channels are; nothing is stored for filters of other groups.
    /// </summary>
    [Fact]
    public void Packed_weights_are_the_weights_filled_up_to_vectors()
    {
        int compared = 0;
        foreach ((NetworkGraph graph, Plan plan) in Planned.Value.Values)
        {
            foreach (Node node in graph.Nodes)
            {
                if (node.Operation is not ConvolutionOperation { Groups: > 1 } operation)
                    continue;
                int source = plan.Parameters.OffsetOf(node.Parameters[0]), filters = operation.Filters / operation.Groups;
                foreach (PackedTensor tensor in plan.Forward.Tensors.Concat(plan.Folded.Tensors).Where(tensor => tensor.Source == source))
                    Compare(tensor, operation.GroupChannels * Layout.RoundUp(operation.Filters));
                foreach (PackedTensor tensor in plan.Backward.Tensors.Where(tensor => tensor.Source == source))
                    Compare(tensor, filters * Layout.RoundUp(operation.InputChannels));

                void Compare(PackedTensor tensor, int weights)
                {
                    Assert.Equal((tensor.Variant?.Products ?? operation.Window.Taps) * weights, tensor.Length);
                    compared++;
                }
            }
        }

        Assert.True(compared > 50, $"{compared} tensors compared only");
    }

    /// <summary>Else the comparisons would show nothing of these.</summary>
    [Fact]
    public void The_cases_have_all_ways_by_which_lanes_get_their_inputs_on_all_paths()
    {
        Kernel[] kernels = [.. Planned.Value.Values.Select(planned => planned.Plan.Training).OfType<TrainingPrograms>()
            .SelectMany(training => training.Forward.Concat(training.Backward)).Select(step => step.Kernel)];
        foreach (RegisterFile registers in new[] { RegisterFile.Avx512, RegisterFile.Avx2, RegisterFile.Portable })
        {
            Assert.Superset(
                Enum.GetValues<LaneInput>().ToHashSet(),
                kernels.OfType<DirectNhwcKernel>().SelectMany(kernel => Inputs(kernel.Groups, kernel.Input.Strides.Channel, registers))
                    .ToHashSet());
            Assert.Superset(
                Enum.GetValues<LaneInput>().ToHashSet(),
                kernels.OfType<NhwcWeightGradientKernel>()
                    .SelectMany(kernel => Inputs(kernel.Groups, kernel.Input.Strides.Channel, registers)).ToHashSet());
        }

        Assert.Contains(kernels, kernel => kernel is WinogradConvolutionKernel { Groups: > 1 });
        Assert.Contains(kernels, kernel => kernel is WinogradWeightGradientKernel { Groups: > 1 });
        Assert.Contains(
            Planned.Value["IsolatedWide"].Plan.Training!.Forward, step => step.Kernel is WinogradConvolutionKernel { Groups: > 1 });
    }

    private static IEnumerable<LaneInput> Inputs(Grouping? groups, int channelStep, RegisterFile registers) => groups is null
        ? []
        : Enumerable.Range(0, Layout.RoundUp(groups.Count * groups.Filters) / registers.Lanes)
            .Select(vector => groups.LanesOf(vector, registers.Lanes).Input(groups.Channels, channelStep));
}
