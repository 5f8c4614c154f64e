using System.Reflection;
using System.Reflection.Emit;

namespace Unroll.Stress.Reflection;

/// <summary>Calls members that take or return spans, which reflection cannot box: an array stands for each.</summary>
internal static class Invoker
{
    /// <summary>
    /// A call of a method or constructor on a target (null for those that need none); null where an argument can be no object at all.
    /// </summary>
    public static Func<object?, object?[], object?>? Create(MethodBase member)
    {
        Type result = member is MethodInfo method ? method.ReturnType : typeof(void);
        ParameterInfo[] parameters = member.GetParameters();
        if (!IsCallable(result) || !parameters.All(parameter => IsCallable(parameter.ParameterType)) || member.DeclaringType!.IsByRefLike)
            return null;

        var call = new DynamicMethod("Call", typeof(object), [typeof(object), typeof(object[])], typeof(Invoker).Module,
            skipVisibility: true);
        ILGenerator code = call.GetILGenerator();
        if (!member.IsStatic && !member.IsConstructor)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(member.DeclaringType.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, member.DeclaringType);
        }

        for (int i = 0; i < parameters.Length; i++)
        {
            code.Emit(OpCodes.Ldarg_1);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldelem_Ref);
            Unpack(code, parameters[i].ParameterType);
        }

        if (member is ConstructorInfo constructor)
            code.Emit(OpCodes.Newobj, constructor);
        else
            code.Emit(member.IsVirtual && !member.DeclaringType.IsValueType ? OpCodes.Callvirt : OpCodes.Call, (MethodInfo)member);
        Pack(code, member is ConstructorInfo ? member.DeclaringType : result);
        code.Emit(OpCodes.Ret);
        return call.CreateDelegate<Func<object?, object?[], object?>>();
    }

    /// <summary>The type of the object that stands for an argument.</summary>
    public static Type StandIn(Type type) => IsSpan(type) ? type.GetGenericArguments()[0].MakeArrayType() : type;

    private static bool IsSpan(Type type) =>
        type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(Span<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>));

    private static bool IsCallable(Type type) => IsSpan(type) || (!type.IsByRefLike && !type.IsByRef && !type.IsPointer);

    private static void Unpack(ILGenerator code, Type type)
    {
        code.Emit(OpCodes.Unbox_Any, StandIn(type));
        if (IsSpan(type))
            code.Emit(OpCodes.Call, type.GetMethod("op_Implicit", [StandIn(type)])!);
    }

    private static void Pack(ILGenerator code, Type type)
    {
        if (type == typeof(void))
        {
            code.Emit(OpCodes.Ldnull);
        }
        else if (IsSpan(type))
        {
            LocalBuilder span = code.DeclareLocal(type);
            code.Emit(OpCodes.Stloc, span);
            code.Emit(OpCodes.Ldloca, span);
            code.Emit(OpCodes.Call, type.GetMethod("ToArray")!);
        }
        else if (type.IsValueType)
        {
            code.Emit(OpCodes.Box, type);
        }
    }
}
