using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Unroll.Stress.Harness;
using Unroll.Stress.Networks;
using Unroll.Stress.Reflection;

namespace Unroll.Stress.Attacks;

/// <summary>
/// Random arguments to every public member that reflection finds, in random order on objects that earlier calls made: what is thrown is an
/// exception that the member's comment names or, by the convention of the framework, one that says that an argument is wrong, the object
/// disposed or memory out. Left out is what is hidden from editors since only generated code calls it, which it does without checks.
/// </summary>
internal sealed class MemberAttack : Attack
{
    private const int Kept = 6, Calls = 40;

    private readonly (MethodBase Member, Func<object?, object?[], object?> Call)[] _members;
    private readonly Dictionary<Type, List<object>> _known = [];
    private readonly Documentation _documentation = new(typeof(Network).Assembly, typeof(Photograph).Assembly);
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-members-").FullName;
    private readonly HashSet<MethodBase> _called = [];
    private long _threw;
    private (TimeSpan Time, string Call) _longest = (TimeSpan.Zero, "none");

    public MemberAttack()
    {
        BufferMemory.Source = new LimitedBuffers();
        Environment.CurrentDirectory = Directory.CreateDirectory(Path.Combine(_folder, "here")).FullName;
        Type[] types =
        [
            .. typeof(Network).Assembly.GetExportedTypes().Where(IsForPeople).Select(Close),
            typeof(Photograph), typeof(Photograph.Session), typeof(Pairs), typeof(Pairs.Session),
        ];
        _members = [.. types.SelectMany(Members).Select(member => (member, Invoker.Create(member)!)).Where(pair => pair.Item2 is not null)];
    }

    public override string Summary =>
        $", {_called.Count} of {_members.Length} members called, {_threw} calls ended with a documented exception; "
        + $"the longest call took {_longest.Time.TotalSeconds:F1} s: {_longest.Call}";

    public override void Try(Random random)
    {
        Renew(random);
        for (int call = 0; call < Calls; call++)
            CallOne(random);
    }

    public override void Dispose()
    {
        Environment.CurrentDirectory = Path.GetTempPath();
        Directory.Delete(_folder, recursive: true);
    }

    private void CallOne(Random random)
    {
        (MethodBase member, Func<object?, object?[], object?> call) = _members[random.Next(_members.Length)];
        object[] known = [.. _known.Values.SelectMany(list => list)];
        var arguments = new Arguments(random, known, _folder);
        object? target = null;
        if (!member.IsStatic && !member.IsConstructor)
        {
            object[] targets = [.. known.Where(member.DeclaringType!.IsInstanceOfType)];
            target = targets.Length > 0 ? targets[random.Next(targets.Length)] : arguments.Draw(member.DeclaringType!, "");
            if (target is null)
                return;
        }

        object?[] drawn =
            [.. member.GetParameters().Select(parameter => arguments.Draw(Invoker.StandIn(parameter.ParameterType), parameter.Name!))];
        Call(member, call, target, drawn, random);
    }

    private void Call(MethodBase member, Func<object?, object?[], object?> call, object? target, object?[] arguments, Random random)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            object? result = call(target, arguments);
            _called.Add(member);
            if (result is not null && result.GetType().Assembly is var assembly
                && (assembly == typeof(Network).Assembly || assembly == typeof(Photograph).Assembly))
                Keep(result, random);
        }
        catch (Exception exception)
        {
            Type thrown = exception.GetType();
            bool isKnown = exception is ArgumentException or ObjectDisposedException or OutOfMemoryException
                || _documentation.Exceptions(member).Any(allowed => allowed.IsAssignableFrom(thrown));
            Require(isKnown, $"{Tell(member, arguments)} threw what its comment does not name: {exception}");
            _called.Add(member);
            _threw++;
        }

        if (Stopwatch.GetElapsedTime(start) is var time && time > _longest.Time)
            _longest = (time, Tell(member, arguments));
    }

    private static string Tell(MethodBase member, object?[] arguments)
    {
        IEnumerable<string> given = arguments.Select(argument => argument switch
        {
            null => "null",
            Array array => $"{array.GetType().GetElementType()!.Name}[{array.Length}]",
            _ => Printable.Of(argument.ToString(), longest: 60),
        });
        return $"{member.DeclaringType!.Name}.{member.Name}({string.Join(", ", given)})";
    }

    /// <summary>Networks and what belongs to them, in good state, in the place of those that calls have disposed.</summary>
    private void Renew(Random random)
    {
        foreach (object old in _known.Values.SelectMany(list => list))
            (old as IDisposable)?.Dispose();
        _known.Clear();
        foreach (string path in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
            File.Delete(path);
        File.WriteAllText(Path.Combine(_folder, "csv"), "a,b\n1,2\n3,4\n");
        File.WriteAllBytes(Path.Combine(_folder, "idx"), [0, 0, 8, 1, 0, 0, 0, 2, 1, 0]);
        var photograph = new Photograph(random.Next());
        var pairs = new Pairs(random.Next());
        photograph.Save(Path.Combine(_folder, "weights"));
        object[] made =
        [
            photograph, photograph.CreateSession(), new Batch(photograph.Declaration, 4), photograph.Parameters, photograph.Parameters[0],
            pairs, pairs.CreateSession(), new Batch(pairs.Declaration, 3), new Adam(0.01f), new Sgd(0.1f),
            new Trainer<Photograph>(photograph, new Adam()) { TrainAccuracySamples = 4 },
            new DataSet([.. Enumerable.Range(0, 11 * 13 * 8).Select(i => i % 7 / 7f)], [0, 1, 2, 3, 4, 5, 6, 7]), photograph.Declaration,
            CsvFile.Read(Path.Combine(_folder, "csv")), IdxFile.Read(Path.Combine(_folder, "idx")),
        ];
        foreach (object one in made)
            Keep(one, random);
    }

    private void Keep(object one, Random random)
    {
        if (!_known.TryGetValue(one.GetType(), out List<object>? list))
            _known[one.GetType()] = list = [];
        if (list.Count < Kept)
            list.Add(one);
        else
            list[random.Next(Kept)] = one;
    }

    private static bool IsForPeople(MemberInfo member) =>
        member.GetCustomAttribute<EditorBrowsableAttribute>() is not { State: EditorBrowsableState.Never }
        // The compiler marks accessors without a body, too.
        && (member.GetCustomAttribute<CompilerGeneratedAttribute>() is null || IsAccessor(member))
        && (member.DeclaringType is null || member is Type || IsForPeople(member.DeclaringType));

    private static bool IsAccessor(MemberInfo member) =>
        member is MethodInfo { IsSpecialName: true }
        && (member.Name.StartsWith("get_", StringComparison.Ordinal) || member.Name.StartsWith("set_", StringComparison.Ordinal));

    private static Type Close(Type type) =>
        type.IsGenericTypeDefinition ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(Photograph))]) : type;

    private static IEnumerable<MethodBase> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return [];
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<MethodInfo> hidden = type.GetProperties(Public).Where(property => !IsForPeople(property))
            .SelectMany(property => property.GetAccessors());
        // Accessors that only initialize would change what is promised never to change.
        IEnumerable<MethodBase> methods = type.GetMethods(Public).Where(method =>
            !method.ContainsGenericParameters && !hidden.Contains(method)
            && !method.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));
        return methods.Concat(type.IsAbstract ? [] : type.GetConstructors().Where(Arguments.IsForPeople)).Where(IsForPeople);
    }
}
