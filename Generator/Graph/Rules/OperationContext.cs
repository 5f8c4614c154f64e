using System.Globalization;
using Unroll.Generator.Diagnostics;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph.Rules;

/// <summary>One operation of one stage, as its rule sees it: its arguments, the value it reads, and where its nodes and problems go.</summary>
internal sealed class OperationContext(GraphState state, int stage, int operation)
{
    public GraphState State { get; } = state;

    public int Stage { get; } = stage;

    public int Index { get; } = operation;

    public StageSpec StageSpec => State.Spec.Stages[Stage];

    public OperationSpec Spec => StageSpec.Operations[Index];

    public string StageName => StageSpec.Name;

    public string Name => Spec.Name;

    /// <summary>Whether no operation of this stage has computed a value yet.</summary>
    public bool IsFirst => State.Current is null;

    public bool Has(string argument) => Find(argument) is not null;

    /// <summary>An integer argument; reported where it is below <paramref name="least"/>, and then null.</summary>
    public int? Integer(string argument, int least = 1)
    {
        if (Find(argument) is not IntegerValue { Value: var number })
            return null;
        if (number >= least)
            return number;
        Report(Ids.NumberOutOfRange, argument, argument, Text(number), $"it must be at least {Text(least)}");
        return null;
    }

    /// <summary>A number; reported where it is not finite, below 0, or 0 without being allowed to be, and then null.</summary>
    public float? Factor(string argument, float absent, bool allowZero)
    {
        if (Find(argument) is not RealValue { Value: var number })
            return absent;
        if (number > 0 && number <= float.MaxValue || allowZero && number == 0)
            return number;
        Report(Ids.FactorOutOfRange, argument, argument, number.ToString("R", CultureInfo.InvariantCulture), allowZero ? "at least 0" : "above 0");
        return null;
    }

    public bool Boolean(string argument, bool absent) => Find(argument) is BooleanValue { Value: var flag } ? flag : absent;

    public string? TextOf(string argument) => (Find(argument) as TextValue)?.Value;

    public EquatableArray<TextItem> List(string argument) => (Find(argument) as TextListValue)?.Values ?? default;

    /// <summary>The name of a member of an enumeration; reported where the number is none, and then null.</summary>
    public string? Member(string argument, string absent)
    {
        if (Find(argument) is not EnumerationValue value)
            return absent;
        if (value.Member is null)
            Report(Ids.UndefinedMember, argument, value.Number, value.Enumeration);
        return value.Member;
    }

    public float? Real(string argument) => Find(argument) is RealValue { Value: var number } ? number : null;

    /// <summary>Reports a problem at an argument, or at the attribute where there is none; the stage's name is the message's first part.</summary>
    public void Report(string id, string? argument, params string[] arguments) => Report(id, argument, 0, arguments);

    public void Report(string id, string? argument, int element, params string[] arguments) =>
        State.Report(id, new Place(Stage, Index, argument, element), [StageName, .. arguments]);

    /// <summary>Adds a node whose value is the stage's from now on.</summary>
    public void Add(Operation operation, Shape shape, string text, IEnumerable<int> inputs, IEnumerable<Parameter>? parameters = null)
    {
        Parameter[] learned = parameters?.ToArray() ?? [];
        if (Sizes.Check(this, shape, learned))
        {
            int index = State.Nodes.Count;
            State.Nodes.Add(new Node(index, operation, new EquatableArray<int>(inputs), shape, Stage, new EquatableArray<Parameter>(learned)));
            State.Current = new Value(index, shape, StageName);
        }
        else
        {
            Forget();
        }
        Describe(text);
    }

    /// <summary>Goes on with an unknown value after a mistake, or with one of known shape.</summary>
    public void Forget(Shape? shape = null) => 
        State.Current = new Value(-1, shape is { } known && Sizes.Fits(known) ? known : null, StageName);

    public void Describe(string text) => State.Texts[Stage].Add(text);

    /// <summary>The name of a parameter tensor of this stage: "c1.weights" of its first weighted operation, "c1.weights2" of the second.</summary>
    public string ParameterName(string kind)
    {
        int used = State.Nodes.Count(node => node.Stage == Stage && node.Parameters.Count > 0);
        return used == 0 ? $"{StageName}.{kind}" : $"{StageName}.{kind}{Text(used + 1)}";
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Text(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    private ArgumentValue? Find(string argument) => Spec.Arguments.FirstOrDefault(candidate => candidate.Name == argument)?.Value;
}
