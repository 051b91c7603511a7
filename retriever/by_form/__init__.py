"""Questions of one form ("who is …", "what did … say"), answered from the wordings of such facts.

Each module returns nothing where nothing sure is found: then the question is answered as any other.
"""
