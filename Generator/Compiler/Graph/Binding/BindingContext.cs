using System.Globalization;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>
/// One operation of one stage, as its binder sees it: its arguments, the value it reads, and where its nodes and problems go.
/// </summary>
internal sealed class BindingContext(GraphBuilder state, StageScope scope, int position, StageBuilder stage, int operation)
{
    // Larger divisors are not looked for.
    private const int MostDivisor = 4096;

    public GraphBuilder State { get; } = state;

    public StageScope Scope { get; } = scope;

    /// <summary>The place of the stage's field in its scope.</summary>
    public int Position { get; } = position;

    public StageBuilder Stage { get; } = stage;

    public int Index { get; } = operation;

    public StageSpec StageSpec => Scope.Stages[Position];

    public OperationSpec Spec => StageSpec.Operations[Index];

    public string StageName => Stage.Name;

    public string Name => Spec.Name;

    /// <summary>Whether no operation of this stage has computed a value yet.</summary>
    public bool IsFirst => State.Current is null;

    /// <summary>
    /// Whether the operation is to be computed by the products of its definition. It says so itself, or else the block or network
    /// around it does.
    /// </summary>
    public bool IsExact => Boolean("Exact", Scope.IsExact);

    public bool Has(string argument) => Find(argument) is not null;

    /// <summary>The rows, columns and channels of a value; null where it is a vector, which is then reported, or unknown.</summary>
    public Shape? Spatial(BoundValue input)
    {
        if (input.Shape is { IsVector: true } vector)
            Report(Ids.NotSpatial, null, Name, vector.ToString(), input.Origin);
        return input.Shape is { IsVector: false } shape ? shape : null;
    }

    /// <summary>An integer argument; reported where it is below <paramref name="least"/>, and then null.</summary>
    public int? Integer(string argument, int least = 1)
    {
        if (Find(argument) is not IntegerValue { Value: var written })
            return null;

        // Where negative numbers are meant, one that is too small is no arithmetic with an argument of a block.
        bool isTooSmall = least <= BlockArguments.LeastNumber && written < least && BlockArguments.IndexOf(written) is null;
        int? resolved = isTooSmall ? written : Resolve(written, argument);
        if (resolved is not { } number || number >= least)
            return resolved;

        Report(Ids.NumberOutOfRange, argument, argument, Text(number), $"it must be at least {Text(least)}");
        return null;
    }

    /// <summary>How many numbers a list has.</summary>
    public int CountOf(string argument) => (Find(argument) as IntegerListValue)?.Values.Count ?? 0;

    /// <summary>
    /// The numbers of a list. It is null where one of them is an argument that the block does not have, which is then reported.
    /// </summary>
    public int[]? Integers(string argument)
    {
        EquatableArray<int> written = (Find(argument) as IntegerListValue)?.Values ?? default;
        int?[] numbers = written.Select((number, element) => Resolve(number, argument, element)).ToArray();
        return numbers.Contains(null) ? null : numbers.Select(number => number!.Value).ToArray();
    }

    /// <summary>The argument with the largest integer, if it is at least <paramref name="least"/>; null otherwise.</summary>
    public string? LargestNumber(int least) => Spec.Arguments
        .Select(argument => (argument.Name, Number: (argument.Value as IntegerValue)?.Value))
        .Where(argument => argument.Number >= least)
        .OrderByDescending(argument => argument.Number)
        .FirstOrDefault().Name;

    /// <summary>
    /// A number; reported where it is not finite, below 0, 0 without being allowed to be, or above <paramref name="most"/>, and then null.
    /// </summary>
    public float? Factor(string argument, float absent, bool allowZero, float most = float.MaxValue)
    {
        if (!Has(argument))
            return absent;
        if (Real(argument) is not { } number)
            return null;
        if (number > 0 && number <= most || allowZero && number == 0)
            return number;
        string range = (allowZero ? "at least 0" : "above 0") + (most < float.MaxValue ? $" and at most {Text(most)}" : "");
        Report(Ids.FactorOutOfRange, argument, argument, Text(number), range);
        return null;
    }

    /// <summary>A number of any sign; reported where it is not finite, and then null.</summary>
    public float? Number(string argument, float absent)
    {
        if (!Has(argument))
            return absent;
        if (Real(argument) is not { } number)
            return null;
        if (Math.Abs(number) <= float.MaxValue)
            return number;
        Report(Ids.FactorOutOfRange, argument, argument, number.ToString("R", CultureInfo.InvariantCulture), "of any sign");
        return null;
    }

    public bool Boolean(string argument, bool absent) => Find(argument) is BooleanValue { Value: var flag } ? flag : absent;

    /// <summary>The numbers of a list as they are written; empty where it is not given.</summary>
    public EquatableArray<float> Reals(string argument) => (Find(argument) as RealListValue)?.Values ?? default;

    public string? TextOf(string argument) => (Find(argument) as TextValue)?.Value;

    /// <summary>
    /// The name of a stage; null where none is given. A null that is written counts as a name, which no stage has.
    /// </summary>
    public string? NameOf(string argument) => Find(argument) is TextValue { Value: var name } ? name ?? "null" : null;

    public EquatableArray<TextItem> List(string argument) => (Find(argument) as TextListValue)?.Values ?? default;

    /// <summary>The name of a member of an enumeration; reported where the number is none, and then null.</summary>
    public string? Member(string argument, string absent)
    {
        if (Find(argument) is not EnumerationValue value)
            return absent;
        if (value.Member is null)
            Report(Ids.UndefinedMember, argument, value.Number, value.Enumeration, string.Join(", ", value.Members));
        return value.Member;
    }

    /// <summary>A member of an enumeration of the language; reported where the number is none, and then null.</summary>
    public T? Member<T>(string argument, T absent)
        where T : struct, Enum =>
        Member(argument, absent.ToString()) is { } member ? (T)Enum.Parse(typeof(T), member) : null;

    /// <summary>A number; null where it is not given, or is an argument of no block, which is then reported.</summary>
    public float? Real(string argument) => Find(argument) is not RealValue { Value: var written } ? null
        : BlockArguments.IndexOf(written) is null ? written
        : Resolve((int)written, argument);

    /// <summary>
    /// Reports a problem at an argument, or at the attribute where there is none. The message's first part is the stage's name.
    /// </summary>
    public void Report(string id, string? argument, params string[] arguments) => Report(id, argument, 0, arguments);

    public void Report(string id, string? argument, int element, params string[] arguments) =>
        State.Report(Scope.ProblemAt(id, new Place(Position, Index, argument, element), [StageName, .. arguments]));

    /// <summary>Tells what is allowed here but probably not meant, at an argument or at the attribute.</summary>
    public void Hint(string id, string? argument, params string[] arguments)
    {
        if (Scope.Block is null)
            State.Hints.Add(Scope.ProblemAt(id, new Place(Position, Index, argument), [StageName, .. arguments]));
    }

    /// <summary>The same of the operation before this one.</summary>
    public void HintBefore(string id, params string[] arguments)
    {
        if (Scope.Block is null)
            State.Hints.Add(Scope.ProblemAt(id, new Place(Position, Index - 1), [StageName, .. arguments]));
    }

    /// <summary>Adds a node whose value is the stage's from now on.</summary>
    public void Add(Operation operation, Shape shape, string text, IEnumerable<int> inputs, IEnumerable<Parameter>? parameters = null)
    {
        int[] read = inputs.ToArray();
        if (read.Any(input => input < 0))
            Forget(shape);
        else if (AddInner(operation, shape, read, parameters))
            State.Current = new BoundValue(State.Nodes.Count - 1, shape, StageName);
        else
            Forget();
        Describe(text);
    }

    /// <summary>Adds a node whose value only another node of the operation reads.</summary>
    /// <returns>Whether it could be added; if not, it is reported why.</returns>
    public bool AddInner(Operation operation, Shape shape, IEnumerable<int> inputs, IEnumerable<Parameter>? parameters)
    {
        Parameter[] learned = parameters?.ToArray() ?? [];
        if (!Sizes.Check(this, shape, learned) || !Weights.CanBeShared(this, learned))
            return false;
        State.Nodes.Add(new Node(
            State.Nodes.Count,
            operation,
            new EquatableArray<int>(inputs),
            shape,
            Stage.Index,
            new EquatableArray<Parameter>(learned)));
        foreach (Parameter parameter in learned)
            State.Parameters[parameter.Name] = parameter;
        return true;
    }

    /// <summary>Goes on with an unknown value after a mistake, or with one of known shape.</summary>
    public void Forget(Shape? shape = null) =>
        State.Current = new BoundValue(-1, shape is { } known && Sizes.Fits(known) ? known : null, StageName);

    public void Describe(string text) => Stage.Texts.Add(text);

    /// <summary>
    /// The names of an operation's parameter tensors. The first operation of the stage that has such tensors has "c1.weights", the second
    /// has "c1.weights2". Tensors that are shared have the names of their owner's.
    /// </summary>
    /// <param name="family">The tensor that all operations of its kind have, and that counts them.</param>
    /// <param name="part">A part of the stage that has tensors of its own, such as a projection; null for the stage itself.</param>
    /// <returns>Gives the name of each kind of tensor.</returns>
    public Func<string, string> ParameterNames(string family, string? part = null)
    {
        string owner = NameOf("SharedWith") is { } shared && Scope.Find(shared) is not null ? shared : StageSpec.Name;
        string prefix = $"{Scope.ParameterPrefix}{owner}.", key = $"{part}.{family}";
        Stage.Counts.TryGetValue(key, out int used);
        Stage.Counts[key] = used + 1;
        string number = used == 0 ? "" : Text(used + 1);
        return kind => part is null ? prefix + kind + number : $"{prefix}{part}{number}.{kind}";
    }

    /// <summary>The number that is meant: where it stands for an argument of the block, what the argument is here.</summary>
    private int? Resolve(int written, string argument, int element = 0)
    {
        if (written is >= BlockArguments.LeastNumber or int.MinValue)   // no arithmetic leads to the least integer
            return written;
        if (BlockArguments.IndexOf(written) is not { } index)
            Report(Ids.ArgumentArithmetic, argument, element, argument, Text(written));
        else if (Scope.Block is null)
            Report(Ids.ArgumentOutsideBlock, argument, element, argument);
        else if (index < Scope.Arguments.Count)
            return Scope.Arguments[index];
        return null;
    }

    /// <summary>The numbers that divide all of these: "1, 2 or 4".</summary>
    public static string Divisors(params int[] numbers)
    {
        string[] all = [.. Enumerable.Range(1, Math.Min(numbers.Min(), MostDivisor))
            .Where(divisor => numbers.All(number => number % divisor == 0)).Select(Text)];
        return all.Length == 1 ? all[0] : string.Join(", ", all.Take(all.Length - 1)) + " or " + all[all.Length - 1];
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Text(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    private ArgumentValue? Find(string argument) => Spec.Arguments.FirstOrDefault(candidate => candidate.Name == argument)?.Value;
}
