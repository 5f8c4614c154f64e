using System.Linq.Expressions;
using System.Reflection;

namespace Unroll.Stress.Reflection;

/// <summary>Draws arguments: what a careless or hostile caller passes, and what earlier calls gave.</summary>
internal sealed class Arguments(Random random, IReadOnlyList<object> known, string folder)
{
    private const int Deepest = 3;
    private static readonly int[] Ints = [0, 1, -1, 2, 3, 4, 8, 17, 100, 5000, int.MaxValue, int.MinValue];
    private static readonly double[] Numbers =
        [0, 1, -1, 0.5, 1e-3, 0.9, 2, 1e30, 1e-40, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue];
    private static readonly int[] Lengths = [0, 1, 2, 3, 4, 8, 10, 16, 57, 143, 286, 100, 1000];

    /// <summary>An argument of a type; null is one where the type allows it.</summary>
    public object? Draw(Type type, string name, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return random.Next(3) == 0 ? null : Draw(underlying, name, depth);
        if (!type.IsValueType && random.Next(12) == 0)
            return null;
        object[] fitting = [.. known.Where(type.IsInstanceOfType)];
        if (fitting.Length > 0 && random.Next(8) > 0 && !type.IsArray && type != typeof(string))
            return fitting[random.Next(fitting.Length)];
        return Simple(type, name) ?? Composed(type, depth);
    }

    /// <summary>
    /// Whether a constructor is one that people call: records with values are results and descriptions, which the library
    /// and generated code make.
    /// </summary>
    public static bool IsForPeople(ConstructorInfo constructor) =>
        constructor.DeclaringType != typeof(NetworkDescription)
        && (constructor.GetParameters().Length == 0
            || constructor.DeclaringType!.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is null);

    private object? Simple(Type type, string name) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => Enum.ToObject(type, random.Next(5) == 0 ? 99 : random.Next(4)),
        TypeCode.Boolean => random.Next(2) == 0,
        // An epoch more is an epoch longer; everything else is the library's business.
        TypeCode.Int32 => name == "epochs" ? random.Next(-1, 3) : random.Next(3) == 0 ? random.Next(20) : Ints[random.Next(Ints.Length)],
        TypeCode.Int64 => random.Next(3) == 0 ? random.NextInt64() : Ints[random.Next(Ints.Length)],
        TypeCode.UInt64 => (ulong)random.NextInt64(),
        TypeCode.Single => (float)Numbers[random.Next(Numbers.Length)],
        TypeCode.Double => Numbers[random.Next(Numbers.Length)],
        TypeCode.Char => (char)random.Next(128),
        TypeCode.String => Text(),
        _ => null,
    };

    private string Text() => random.Next(8) switch
    {
        0 => "",
        1 => "x",
        2 => folder,
        3 => Path.Combine(folder, "none", "file"),
        4 => "a\0b",
        5 => new string('n', 300),
        6 => Path.Combine(folder, "written"),
        _ => Directory.GetFiles(folder) is { Length: > 0 } files ? files[random.Next(files.Length)] : "y",
    };

    private object? Composed(Type type, int depth)
    {
        if (type.IsArray)
            return Array(type.GetElementType()!, depth);
        if (typeof(Delegate).IsAssignableFrom(type))
            return Function(type);
        if (type.IsInterface && type.IsGenericType && type.IsAssignableFrom(type.GetGenericArguments()[0].MakeArrayType()))
            return Array(type.GetGenericArguments()[0], depth);
        if (typeof(Stream).IsAssignableFrom(type) || type == typeof(object))
            return new MemoryStream();
        if (depth == Deepest || type.IsInterface || type.IsAbstract)
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        ConstructorInfo[] constructors = [.. type.GetConstructors().Where(IsForPeople)];
        if (constructors.Length == 0)
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        ConstructorInfo constructor = constructors[random.Next(constructors.Length)];
        if (Invoker.Create(constructor) is not { } create)
            return null;
        try
        {
            return create(null, [.. constructor.GetParameters()
                .Select(parameter => Draw(Invoker.StandIn(parameter.ParameterType), parameter.Name!, depth + 1))]);
        }
        catch (Exception)
        {
            // Whether that was the right exception is asked where the constructor itself is attacked.
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }
    }

    private Array Array(Type element, int depth)
    {
        int length = element.IsPrimitive ? Lengths[random.Next(Lengths.Length)] : random.Next(4);
        var array = System.Array.CreateInstance(element, length);
        for (int i = 0; i < length; i++)
        {
            object? value = element == typeof(int) && random.Next(4) > 0 ? random.Next(10)
                : element == typeof(float) && random.Next(8) > 0 ? random.NextSingle()
                : Draw(element, "", depth + 1);
            if (value is not null)
                array.SetValue(value, i);
        }

        return array;
    }

    /// <summary>A function that gives nothing, or what it is given where that fits.</summary>
    private static Delegate Function(Type type)
    {
        MethodInfo invoke = type.GetMethod("Invoke")!;
        ParameterExpression[] parameters = [.. invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType))];
        ParameterExpression? same = parameters.FirstOrDefault(parameter => parameter.Type == invoke.ReturnType);
        return Expression.Lambda(type, same ?? (Expression)Expression.Default(invoke.ReturnType), parameters).Compile();
    }
}
